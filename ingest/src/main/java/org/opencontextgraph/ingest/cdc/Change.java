package org.opencontextgraph.ingest.cdc;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that was there when the snapshot was taken, or one committed change of a row.
 *
 * @param table with its schema
 * @param before the mapped columns as text; empty where the server does not tell them
 * @param after the same; empty of a row that was deleted
 * @param lsn where it stands in the write-ahead log
 * @param committed when its transaction was; null: it is a row of the snapshot, and nobody knows
 */
record Change(
        String table,
        Operation operation,
        Map<String, @Nullable String> before,
        Map<String, @Nullable String> after,
        long lsn,
        @Nullable Instant committed) {
    Change {
        before = Collections.unmodifiableMap(new HashMap<>(before));
        after = Collections.unmodifiableMap(new HashMap<>(after));
    }

    /** The row that it is about: the new one, or the one that is no more. */
    Map<String, @Nullable String> row() {
        return operation == Operation.DELETE ? before : after;
    }

    /** What it is, without content. */
    String told() {
        return table + " " + operation.word();
    }

    @Override
    public String toString() {
        return "Change[" + told() + "]"; // never what stands in the row
    }
}
