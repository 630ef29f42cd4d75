package org.opencontextgraph.streams.corridor;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Where a room keeps its books between changelog and heart. */
public enum StoreKind {
    /** On disk; for state that grows with history. */
    ROCKSDB,
    /** On the heap, restored from the changelog at every start. */
    MEMORY;

    /** A store with string keys and a changelog, for keys that are written once or seldom. */
    public <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(
                this == ROCKSDB ? Stores.persistentKeyValueStore(name) : Stores.inMemoryKeyValueStore(name),
                Serdes.String(),
                values);
    }

    /**
     * The same with the record cache in front, which folds the updates of a key between two commits into one. Worth its price
     * (about as much CPU as a changelog record) only where keys are written again and again.
     */
    public <V> StoreBuilder<KeyValueStore<String, V>> folding(String name, Serde<V> values) {
        return store(name, values).withCachingEnabled();
    }
}
