package org.opencontextgraph.streams.corridor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountEvent;
import org.opencontextgraph.schema.message.AccountLink;
import org.opencontextgraph.schema.message.AccountNote;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.Correction;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.HandoverEnd;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.KinWord;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.PersonalNote;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.message.SamePerson;
import org.opencontextgraph.schema.message.TaskName;
import org.opencontextgraph.schema.message.TraceEvent;

/**
 * What makes a record senseless that can be read: told in our own words, without quoting it. A message without a fault never
 * makes a room's heart throw.
 */
public final class MessageFaults {
    /** Of an identifier or a label, in characters, as at ingest: together with a task's limit it bounds every record. */
    static final int LONGEST = 2_000;

    /** Of one correction: what the room does for it stays within the budget of a record. */
    static final int MOST_EVENTS = 8_000;

    static final int MOST_PARTS = 20;
    private static final long YEAR_1 = -62_135_596_800_000L;
    private static final long YEAR_10000 = 253_402_300_800_000L;
    private static final Duration AHEAD = Duration.ofDays(7);

    private MessageFaults() {}

    /**
     * Null when it makes sense.
     *
     * @param senders how many partitions tell the time to this room
     * @param written when the record was written, wall clock in milliseconds
     */
    public static @Nullable String of(
            @Nullable String key, @Nullable SpecificRecord message, int senders, long written) {
        return switch (message) {
            case null -> key == null ? "an empty record without a key" : ids(key);
            case TraceEvent event -> event(event);
            case AccountEvent event -> event(event.getEvent());
            case PersonalEvent event -> first(ids(event.getPerson()), event(event.getEvent()));
            case AccountNote note -> ids(note.getAccount(), note.getResource());
            case PersonalNote note -> ids(note.getPerson(), note.getResource());
            case ResourceAcl change -> ids(change.getResource());
            case Account mapping -> ids(mapping.getAccount(), mapping.getPerson());
            case AccountLink link -> ids(link.getAccount(), link.getPerson());
            case Leave leave -> ids(leave.getPerson(), leave.getAccount(), leave.getSuccessor());
            case Join join -> ids(join.getPerson(), join.getAccount(), join.getPredecessor());
            case Handover handover ->
                first(
                        ids(handover.getEvent().getPerson()),
                        event(handover.getEvent().getEvent()));
            case HandoverEnd end -> ids(end.getPerson(), end.getAccount());
            case Consent consent -> ids(consent.getPerson());
            case SamePerson same -> same(same);
            case KinWord word -> ids(word.getPerson(), word.getKin());
            case Correction correction -> correction(correction);
            case Clock clock -> clock(clock, senders, written);
            case Close close -> first(ids(close.getLane()), word(close.getSender(), senders, close.getTaskIdle()));
            case Continue note -> note.getWork().isEmpty() ? "a note without work" : null;
            default -> null; // the room itself knows whom it expects
        };
    }

    private static @Nullable String same(SamePerson same) {
        return same.getPerson().equals(same.getInto())
                ? "a person who is to be merged into themselves"
                : ids(same.getPerson(), same.getInto());
    }

    private static @Nullable String correction(Correction correction) {
        List<String> events = correction.getEvents();
        List<TaskName> parts = correction.getParts();
        if (events.size() > MOST_EVENTS || parts.size() > MOST_PARTS) {
            return "a correction of more than " + MOST_EVENTS + " events or " + MOST_PARTS + " tasks";
        }
        return Stream.of(
                        Stream.of(correction.getPerson(), correction.getTask(), correction.getPrimary()),
                        events.stream(),
                        parts.stream().flatMap(part -> Stream.of(part.getTask(), part.getPrimary())))
                .flatMap(ids -> ids)
                .map(MessageFaults::ids)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String event(TraceEvent event) {
        String process = event.getProcess();
        if (event.getStep().length() > LONGEST || (process != null && process.length() > LONGEST)) {
            return "a step or process of more than " + LONGEST + " characters";
        }
        if (process != null && process.indexOf('\0') >= 0) {
            return "a process with a NUL character";
        }
        if (event.getTime() < 0 || event.getTime() >= YEAR_10000) {
            return "an event from outside the years 1970 to 9999";
        }
        if (event.getSequence() < 0) {
            return "an event with a negative sequence";
        }
        return ids(event.getId(), event.getLane(), event.getResource(), event.getAccount());
    }

    private static @Nullable String clock(Clock clock, int senders, long written) {
        long through = clock.getThrough();
        if (through < YEAR_1 || through >= YEAR_10000) {
            return "a clock from outside the years 1 to 9999";
        }
        // As at the gate: a live clock that runs ahead would close everybody's tasks.
        if (clock.getLane().equals(LaneId.LIVE.value()) && through - AHEAD.toMillis() > written) {
            return "a clock of the live lane more than a week ahead of the wall clock";
        }
        return first(ids(clock.getLane()), word(clock.getSender(), senders, clock.getTaskIdle()));
    }

    private static @Nullable String word(int sender, int senders, @Nullable Long taskIdle) {
        if (sender < 0 || sender >= senders) {
            return "time told by an unknown sender";
        }
        return taskIdle != null && (taskIdle < 0 || taskIdle >= YEAR_10000) ? "an idle limit that cannot be" : null;
    }

    /** Identifiers become parts of keys, which NUL separates; what begins with U+0001 is a process there. */
    private static @Nullable String ids(String... ids) {
        for (String id : ids) {
            if (id.isEmpty() || id.length() > LONGEST) {
                return "an identifier that is empty or has more than " + LONGEST + " characters";
            }
            if (id.charAt(0) == '\1' || id.indexOf('\0') >= 0) {
                return "an identifier with a control character";
            }
        }
        return null;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
