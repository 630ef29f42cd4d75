/**
 * Kafka Streams: the rooms `resource`, `account`, `personal` and `release`, and the corridor that joins them.
 *
 * <p>In: trace events, readers, accounts, consents. Out: private tasks and released units. Invariant: data walks one way, and
 * the only door to what everyone may see is the release room.
 */
@NullMarked
package org.opencontextgraph.streams;

import org.jspecify.annotations.NullMarked;
