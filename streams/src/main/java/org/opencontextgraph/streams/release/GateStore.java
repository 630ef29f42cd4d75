package org.opencontextgraph.streams.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gate remembers: rows sorted by key, bytes compared unsigned. */
public interface GateStore {
    byte @Nullable [] get(byte[] key);

    void put(byte[] key, byte[] value);

    void delete(byte[] key);

    /**
     * The first {@code limit} rows from {@code from} (inclusive) to {@code to} (exclusive), read before it returns, so
     * that the caller may change rows while it walks them.
     */
    List<Row> range(byte[] from, byte[] to, int limit);

    /** A key and its value. */
    final class Row {
        private final byte[] key;
        private final byte[] value;

        public Row(byte[] key, byte[] value) {
            this.key = key;
            this.value = value;
        }

        public byte[] key() {
            return key;
        }

        public byte[] value() {
            return value;
        }
    }
}
