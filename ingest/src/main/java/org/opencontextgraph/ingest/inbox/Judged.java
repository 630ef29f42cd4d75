package org.opencontextgraph.ingest.inbox;

import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.feed.DeliveryFeed.Told;

/**
 * A delivery that was looked at.
 *
 * @param digest of what makes it the one that it is; empty when nobody got so far
 * @param told null: nothing
 * @param sendsOnly nobody but deliveries tells of what happens in its tool
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Judged(
        String connector,
        Outcome outcome,
        byte[] digest,
        @Nullable Told told,
        boolean sendsOnly) {
    static Judged refused(String connector, Outcome outcome, boolean sendsOnly) {
        return new Judged(connector, outcome, new byte[0], null, sendsOnly);
    }
}
