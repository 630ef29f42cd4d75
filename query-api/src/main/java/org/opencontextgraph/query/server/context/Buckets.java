package org.opencontextgraph.query.server.context;

import java.util.OptionalInt;

/** Published quantiles with the support that each of them has: so many entries of so many units. */
public final class Buckets {
    private final long[] support = new long[DurationGrid.BUCKETS];

    public void add(int bucket, long weight) {
        support[bucket] = Math.addExact(support[bucket], weight);
    }

    /**
     * The support-weighted median: the least bucket that has, together with all below it, at least half of the support. It
     * is always one that was published; nothing lies between two of them.
     */
    public OptionalInt median() {
        long all = 0;
        for (long weight : support) {
            all = Math.addExact(all, weight);
        }
        long below = 0;
        for (int bucket = 0; bucket < support.length; bucket++) {
            below += support[bucket];
            if (support[bucket] > 0 && below >= all - below) {
                return OptionalInt.of(bucket);
            }
        }
        return OptionalInt.empty();
    }
}
