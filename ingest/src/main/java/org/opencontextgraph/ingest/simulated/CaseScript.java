package org.opencontextgraph.ingest.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.SourceEvent;

/** A case while it is being told: who does what, and how long it takes until the next does something. */
final class CaseScript {
    /** No case lasts longer, so a live source needs to look back no further. */
    static final Duration LONGEST = Duration.ofDays(45);

    private final String resource;
    private final @Nullable String process;
    private final long number;
    private final SplittableRandom random;
    private final WorkCalendar calendar;
    private final Staff staff;
    private final List<SourceEvent> events = new ArrayList<>();
    private final Instant start;
    private Instant now;
    private long delay;

    /** @param number of the case, unique in the company; orders cases of one moment */
    CaseScript(
            String resource,
            @Nullable String process,
            long number,
            Instant start,
            SplittableRandom random,
            WorkCalendar calendar,
            Staff staff) {
        this.resource = resource;
        this.process = process;
        this.number = number;
        this.start = start;
        this.now = start;
        this.random = random;
        this.calendar = calendar;
        this.staff = staff;
    }

    Staff staff() {
        return staff;
    }

    SplittableRandom random() {
        return random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** The next thing happens after about so many working minutes. */
    CaseScript after(int minutes) {
        delay = Math.max(1, Math.round(-StrictMath.log(1 - random.nextDouble()) * minutes));
        return this;
    }

    CaseScript does(Person who, Step step) {
        now = calendar.after(now, delay, who.startsAt());
        return add(step.tool.accountOf(who), step);
    }

    /** A bot never sleeps. */
    CaseScript bot(Step step) {
        now = now.plusSeconds(delay);
        return add(step.tool.bot(), step);
    }

    private CaseScript add(AccountKey account, Step step) {
        delay = 5;
        now = now.plusSeconds(1 + random.nextInt(40));
        if (Duration.between(start, now).compareTo(LONGEST) < 0) {
            int position = events.size();
            events.add(new SourceEvent(
                    resource + "/" + position,
                    resource,
                    account,
                    process,
                    step.label,
                    now.toEpochMilli(),
                    number * 1_000 + position));
        }
        return this;
    }

    SimulatedCase end(Access access) {
        return new SimulatedCase(resource, access, events);
    }
}
