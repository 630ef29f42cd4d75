package org.opencontextgraph.ingest.inbox;

import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.feed.DeliveryFeed.Told;

/**
 * A delivery that was looked at.
 *
 * @param digest of what its signature covers; empty when nobody got so far
 * @param told null: nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Judged(
        String connector,
        Outcome outcome,
        byte[] digest,
        @Nullable Told told) {
    static Judged refused(String connector, Outcome outcome) {
        return new Judged(connector, outcome, new byte[0], null);
    }
}
