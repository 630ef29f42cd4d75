package org.opencontextgraph.streams.lane;

/**
 * How many store operations one record may still cause. No record may cause unbounded work: one call that touched a million
 * entries would outlive Kafka's transaction timeout and never finish. Whoever stops for it has done at least one piece of
 * work first, or it would never end.
 */
public final class WorkBudget {
    /** Store operations per record (RELEASE.md, "Time is a record"). */
    public static final int PER_RECORD = 20_000;

    private final int perRecord;
    private int left;

    public WorkBudget(int perRecord) {
        this.perRecord = perRecord;
        this.left = perRecord;
    }

    public void renew() {
        left = perRecord;
    }

    public void spend() {
        left--;
    }

    public boolean isSpent() {
        return left <= 0;
    }
}
