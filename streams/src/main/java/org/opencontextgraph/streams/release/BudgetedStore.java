package org.opencontextgraph.streams.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store that counts what one record costs. The count depends on the rows alone, never on caches or time, so that a
 * replay stops at the same point.
 */
final class BudgetedStore implements GateStore {
    private final GateStore rows;
    private final long budget;
    private long spent;
    private long limit;

    BudgetedStore(GateStore rows, long budget) {
        this.rows = rows;
        this.budget = budget;
        this.limit = budget;
    }

    /** A new record: the count starts again. */
    void refill() {
        spent = 0;
        limit = budget;
    }

    boolean isSpent() {
        return spent >= limit;
    }

    /** What was just read in one piece may be written as well: else a pool above the budget would be read for ever. */
    void allowAtLeast(long operations) {
        limit = Math.max(limit, spent + operations);
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
}
