package org.opencontextgraph.ingest.simulated;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The cases that begin on a day. Each day has a seed of its own, so any day can be told without those before it. */
final class WorkDays {
    private static final List<SimulatedProcess> PROCESSES = List.of(
            new IncidentProcess(),
            new CodeReviewProcess(),
            new PurchaseProcess(),
            new OnboardingProcess(),
            new ChatterProcess());

    private final long seed;
    private final Staff staff;
    private final WorkCalendar calendar;

    WorkDays(long seed, Staff staff, WorkCalendar calendar) {
        this.seed = seed;
        this.staff = staff;
        this.calendar = calendar;
    }

    /** @param to inclusive */
    Stream<SimulatedCase> between(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).flatMap(day -> beginningOn(day).stream());
    }

    List<SimulatedCase> beginningOn(LocalDate day) {
        List<SimulatedCase> cases = new ArrayList<>();
        if (!calendar.isWorkingDay(day)) {
            return cases;
        }
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + day.toEpochDay());
        for (SimulatedProcess process : PROCESSES) {
            int today = (process.tenthsPerDay() + random.nextInt(10)) / 10;
            for (int i = 0; i < today; i++) {
                cases.add(tell(process, day, cases.size(), random.split()));
            }
        }
        return cases;
    }

    private SimulatedCase tell(SimulatedProcess process, LocalDate day, int index, SplittableRandom random) {
        Instant start = day.atTime(LocalTime.MIN).toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(24 * 3_600 - 1));
        if (calendar instanceof WorkCalendar.OfficeHours) {
            start = day.atTime(7, 0).toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(9 * 3_600));
        }
        CaseScript script = new CaseScript(
                "simulated:" + process.object() + ":" + day + "-" + index,
                process.key(),
                day.toEpochDay() * 1_000 + index,
                start,
                random,
                calendar,
                staff);
        return script.end(process.play(script));
    }
}
