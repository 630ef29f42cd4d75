package org.opencontextgraph.streams.corridor;

/**
 * What all rooms of one corridor agree on.
 *
 * @param topicPrefix in front of every topic's name
 * @param partitions of every corridor topic; fixed for the life of an instance
 * @param history where state lies that grows with history
 */
public record CorridorSettings(String topicPrefix, int partitions, StoreKind history) {
    public CorridorSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("streams.partitions must be at least 1, not " + partitions);
        }
    }
}
