package org.opencontextgraph.streams.lane;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the values that were asked for last, those that are not there as well, decoded on the heap. Right because a task is the
 * only writer of its stores; what is written goes through.
 */
public final class RememberingStore<V> implements OrderedStore<V> {
    private static final int MOST = 10_000;

    private final OrderedStore<V> store;
    private final Map<String, Optional<V>> remembered = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<V>> eldest) {
            return size() > MOST;
        }
    };

    public RememberingStore(OrderedStore<V> store) {
        this.store = store;
    }

    @Override
    public @Nullable V get(String key) {
        Optional<V> known = remembered.get(key);
        if (known == null) {
            known = Optional.ofNullable(store.get(key));
            remembered.put(key, known);
        }
        return known.orElse(null);
    }

    @Override
    public void put(String key, V value) {
        store.put(key, value);
        remembered.put(key, Optional.of(value));
    }

    @Override
    public void delete(String key) {
        store.delete(key);
        remembered.put(key, Optional.empty());
    }

    @Override
    public boolean visit(String from, String to, BiPredicate<String, V> visitor) {
        return store.visit(from, to, visitor);
    }
}
