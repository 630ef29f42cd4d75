package org.opencontextgraph.ingest.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one fetch returned.
 *
 * @param events in the order (time, sequence)
 * @param rejected what was refused on the way
 * @param position where to go on
 * @param completeUpTo no event with a time up to this will follow, lateness aside; null: not known
 * @param end nothing follows, ever
 */
public record EventBatch(
        List<SourceEvent> events,
        List<Rejected> rejected,
        String position,
        @Nullable Instant completeUpTo,
        boolean end) {
    public EventBatch {
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }
}
