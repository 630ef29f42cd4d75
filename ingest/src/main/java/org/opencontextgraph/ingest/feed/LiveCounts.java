package org.opencontextgraph.ingest.feed;

import org.opencontextgraph.ingest.connector.PassedOver;

/**
 * What a run of a live connector has read.
 *
 * @param readersKnown of how many resources it was told who may read them
 * @param readersUnknown of how many that nobody knows
 */
public record LiveCounts(FeedCounts events, PassedOver passedOver, long readersKnown, long readersUnknown) {
    /** All that the tool told. */
    public long fetched() {
        long unmapped = passedOver.unmapped().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return events.sent()
                + events.withoutPerson()
                + events.rejected()
                + passedOver.ignored()
                + passedOver.duplicate()
                + unmapped;
    }
}
