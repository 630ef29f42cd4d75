/**
 * What the rooms share of Kafka Streams: names, serdes, the partitioner and the stores' adapters.
 *
 * <p>In: a room's wishes. Out: named sources, stores and sinks. Invariant: every operator, store and topic has a name from
 * {@link org.opencontextgraph.streams.corridor.CorridorNames}, for names in a topology are a data contract.
 */
@NullMarked
package org.opencontextgraph.streams.corridor;

import org.jspecify.annotations.NullMarked;
