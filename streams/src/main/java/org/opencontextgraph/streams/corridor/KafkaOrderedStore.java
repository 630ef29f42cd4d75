package org.opencontextgraph.streams.corridor;

import java.util.function.BiPredicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.streams.lane.OrderedStore;
import org.opencontextgraph.streams.lane.WorkBudget;

/** A state store as a room's heart sees it; every operation is taken from the record's budget. */
public final class KafkaOrderedStore<V> implements OrderedStore<V> {
    private final KeyValueStore<String, V> store;
    private final WorkBudget budget;

    public KafkaOrderedStore(KeyValueStore<String, V> store, WorkBudget budget) {
        this.store = store;
        this.budget = budget;
    }

    @Override
    public @Nullable V get(String key) {
        budget.spend();
        return store.get(key);
    }

    @Override
    public void put(String key, V value) {
        budget.spend();
        store.put(key, value);
    }

    @Override
    public void delete(String key) {
        budget.spend();
        store.delete(key);
    }

    @Override
    public boolean visit(String from, String to, BiPredicate<String, V> visitor) {
        budget.spend();
        try (KeyValueIterator<String, V> entries = store.range(from, to)) {
            while (entries.hasNext()) {
                budget.spend();
                KeyValue<String, V> entry = entries.next();
                if (!visitor.test(entry.key, entry.value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
