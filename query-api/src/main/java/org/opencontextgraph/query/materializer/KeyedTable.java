package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A private table with one row per key of a compacted topic.
 *
 * @param <T> the message that a row is made of
 */
interface KeyedTable<T> {
    /** Of the table in the schema {@code personal}, unless {@link #table} says another. */
    String name();

    default String table() {
        return name();
    }

    /**
     * When another topic fills other columns of the same rows: what holds of a row about which neither says anything. Then
     * the columns of this one are written and set to their defaults, and the rest of the row is left alone.
     */
    default @Nullable String emptiness() {
        return null;
    }

    Class<T> message();

    /** The columns that a record's key fills. */
    List<String> keyColumns();

    /** What a record's key says for each of them; empty when it is no key of this topic. */
    Optional<List<String>> key(String key);

    /** The columns that {@link #encode} fills, in its order. */
    String columns();

    /** Why a message can be no row; null when it can. */
    @Nullable
    String problem(String key, T message);

    /** False for what has no place in the table, as if it had been removed. */
    default boolean holds(T message) {
        return true;
    }

    void encode(T message, CopyBuffer rows);
}
