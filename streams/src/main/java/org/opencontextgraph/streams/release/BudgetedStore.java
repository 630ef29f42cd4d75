package org.opencontextgraph.streams.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store that counts what one record costs. The count depends on the rows alone, never on caches or time, so that a
 * replay stops at the same point.
 *
 * <p>Work stops between two pieces, when less than a reserve is left: the largest piece (a cohort, a unit that goes, a
 * sequence that is split) is smaller than the reserve, so a record never goes above its budget.
 */
final class BudgetedStore implements GateStore {
    static final byte[] NOTHING = {};
    private static final int RESERVE = 6_000;

    private final GateStore rows;
    private final long limit;
    private long spent;

    BudgetedStore(GateStore rows, long budget) {
        this.rows = rows;
        this.limit = budget - Math.min(RESERVE, budget / 2);
    }

    /** A new record: the count starts again. */
    void refill() {
        spent = 0;
    }

    boolean isSpent() {
        return spent >= limit;
    }

    long spent() {
        return spent;
    }

    /** Rows that were read ahead are worked on now. */
    void pay(long operations) {
        spent += operations;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        spent++;
        return rows.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        spent++;
        rows.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        spent++;
        rows.delete(key);
    }

    @Override
    public List<Row> range(byte[] from, byte[] to, int limit) {
        List<Row> found = rows.range(from, to, limit);
        spent += 1 + found.size();
        return found;
    }

    /**
     * Reads ahead for nothing: rows are paid for when they are worked on, so that even the smallest budget gets through
     * one of them.
     */
    List<Row> peek(byte[] from, byte[] to, int limit) {
        return rows.range(from, to, limit);
    }

    byte @Nullable [] peek(byte[] key) {
        return rows.get(key);
    }
}
