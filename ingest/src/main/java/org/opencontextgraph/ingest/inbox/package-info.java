/**
 * What tools sent by themselves: out of the inbox, opened, verified, read.
 *
 * <p>In: sealed deliveries of `ingest.webhook-inbox.v1`. Out: events, by a {@link org.opencontextgraph.ingest.feed.DeliveryFeed}.
 * Invariants: nothing of a delivery is read before its sender is known to know the secret; a delivery counts once; one that
 * cannot be read holds up no other.
 */
@NullMarked
package org.opencontextgraph.ingest.inbox;

import org.jspecify.annotations.NullMarked;
