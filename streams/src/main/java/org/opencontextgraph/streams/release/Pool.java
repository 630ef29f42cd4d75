package org.opencontextgraph.streams.release;

import java.util.Map;
import java.util.TreeMap;

/** A pool's book: how many entries it holds per window, and which tick has to look at it next. Its entries are rows of their own. */
final class Pool {
    private static final long NEVER = Long.MAX_VALUE;

    private final Fingerprint id;
    private final byte[] key;
    private final int k;
    private final long wait;
    private final TreeMap<Long, Integer> entries = new TreeMap<>();
    private long due = NEVER;

    private Pool(Fingerprint id, byte[] key, int k, long wait) {
        this.id = id;
        this.key = key;
        this.k = k;
        this.wait = wait;
    }

    /**
     * @param k least number of persons of a unit
     * @param wait how long an entry waits after its own window, milliseconds
     */
    static Pool empty(Fingerprint id, byte[] key, int k, long wait) {
        return new Pool(id, key, k, wait);
    }

    static Pool fromRow(Fingerprint id, byte[] row) {
        RowReader reader = new RowReader(row, 0);
        long due = reader.varint();
        int k = reader.size();
        long wait = reader.varint();
        TreeMap<Long, Integer> entries = new TreeMap<>();
        for (int windows = reader.size(); windows > 0; windows--) {
            entries.put(reader.varint(), reader.size());
        }
        Pool pool = new Pool(id, reader.rest(), k, wait);
        pool.due = due;
        pool.entries.putAll(entries);
        return pool;
    }

    byte[] toRow() {
        RowWriter row = new RowWriter(32 + 16 * entries.size() + key.length)
                .varint(due)
                .varint(k)
                .varint(wait)
                .varint(entries.size());
        entries.forEach((window, count) -> row.varint(window).varint(count));
        return row.octets(key).done();
    }

    Fingerprint id() {
        return id;
    }

    PoolKey key() {
        return PoolKey.fromRow(key);
    }

    int k() {
        return k;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void count(long window, int more) {
        entries.merge(window, more, Integer::sum);
        entries.remove(window, 0);
    }

    /** Entries that take part in this window's tick: never fewer than their persons. */
    int countUpTo(long window) {
        int sum = 0;
        for (int count : entries.headMap(window, true).values()) {
            sum += count;
        }
        return sum;
    }

    /** Entries of this window and before are at the end of their wait when this window is ticked. */
    long expiredAt(long window) {
        return window - wait;
    }

    boolean hasUpTo(long window) {
        return !entries.isEmpty() && entries.firstKey() <= window;
    }

    long due() {
        return due;
    }

    boolean isDue() {
        return due != NEVER;
    }

    /** A new entry in this window can only bring the next look forward, and not before its window. */
    boolean dueAgain(long window) {
        long next = nextLook(window);
        if (next >= due) {
            return false;
        }
        due = next;
        return true;
    }

    /** The tick of the window before this one has been here. */
    void lookedAt(long next) {
        due = nextLook(next);
    }

    /** The first window whose tick may find k persons here, else the one in which the oldest entry has waited long enough. */
    private long nextLook(long from) {
        if (entries.isEmpty() || entries.firstKey() == Entry.SITS_OUT) {
            return NEVER;
        }
        long last = entries.firstKey() + wait;
        int sum = 0;
        for (Map.Entry<Long, Integer> window : entries.headMap(last, true).entrySet()) {
            sum += window.getValue();
            if (sum >= k) {
                return Math.max(from, window.getKey());
            }
        }
        return Math.max(from, last);
    }
}
