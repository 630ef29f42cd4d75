package org.opencontextgraph.ingest.connector;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one fetch returned.
 *
 * @param facts what became known since the last fetch; acknowledged before the events of this batch are sent
 * @param events in the order (time, sequence)
 * @param rejected what was refused on the way
 * @param passedOver what becomes no event
 * @param position where to go on
 * @param completeUpTo no event with a time up to this will follow, lateness aside; null: not known, more may follow at once
 * @param end nothing follows, ever
 */
public record EventBatch(
        List<SourceFact> facts,
        List<SourceEvent> events,
        List<Rejected> rejected,
        PassedOver passedOver,
        String position,
        @Nullable Instant completeUpTo,
        boolean end) {
    public EventBatch {
        facts = List.copyOf(facts);
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }

    /** A batch of a source that tells only what becomes an event. */
    public EventBatch(
            List<SourceFact> facts,
            List<SourceEvent> events,
            List<Rejected> rejected,
            String position,
            @Nullable Instant completeUpTo,
            boolean end) {
        this(facts, events, rejected, PassedOver.NOTHING, position, completeUpTo, end);
    }

    /** A batch of a source that told everything when it described itself. */
    public EventBatch(
            List<SourceEvent> events,
            List<Rejected> rejected,
            String position,
            @Nullable Instant completeUpTo,
            boolean end) {
        this(List.of(), events, rejected, position, completeUpTo, end);
    }

    /** The same with what was read before, and came again. */
    public EventBatch knownAlready(long number) {
        return new EventBatch(
                facts,
                events,
                rejected,
                passedOver.and(new PassedOver(0, number, Map.of())),
                position,
                completeUpTo,
                end);
    }
}
