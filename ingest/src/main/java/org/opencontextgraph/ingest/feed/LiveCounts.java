package org.opencontextgraph.ingest.feed;

import org.opencontextgraph.ingest.connector.PassedOver;

/** What a run of a live connector has read. */
public record LiveCounts(FeedCounts events, PassedOver passedOver) {
    /** All that the tool told. */
    public long fetched() {
        long unmapped = passedOver.unmapped().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return events.read() + passedOver.ignored() + unmapped;
    }
}
