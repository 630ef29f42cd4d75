package org.opencontextgraph.streams.lane;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What a room's heart needs of a store: values under keys in the order of their characters. */
public interface OrderedStore<V> {
    @Nullable
    V get(String key);

    void put(String key, V value);

    void delete(String key);

    /**
     * Visits entries in key order until the visitor says false.
     *
     * @param from first key, inclusive
     * @param to last key, inclusive
     * @return whether it came to the end of the range
     */
    boolean visit(String from, String to, BiPredicate<String, V> visitor);
}
