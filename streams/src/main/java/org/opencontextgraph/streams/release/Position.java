package org.opencontextgraph.streams.release;

/** The key of the last row that a walk through the state has dealt with; it goes on behind it. */
final class Position {
    private final byte[] key;

    Position(byte[] key) {
        this.key = key;
    }

    byte[] key() {
        return key;
    }

    /** The first key behind it. */
    byte[] next() {
        return Rows.justBehind(key);
    }
}
