package org.opencontextgraph.compose.privacy.verify;

import java.util.List;
import org.opencontextgraph.schema.message.Quantiles;

/**
 * The log grid of published times: bucket b holds durations from 1.2^b s up to 1.2^(b+1) s; the first one also what is
 * shorter, the last one what is longer. Medians are lower medians, quantiles are nearest ranks: values that somebody has.
 */
final class TimeGrid {
    private static final double FACTOR = 1.2;
    private static final double FIRST_MILLIS = 1000;
    private static final int BUCKETS = 91;

    private TimeGrid() {}

    static int bucket(long millis) {
        int bucket = 0;
        while (bucket < BUCKETS - 1 && millis >= start(bucket + 1)) {
            bucket++;
        }
        return bucket;
    }

    /** Borders are whole milliseconds: 1.2^14 s begins at 12,839 ms. */
    private static long start(int bucket) {
        return Math.round(FIRST_MILLIS * Math.pow(FACTOR, bucket));
    }

    static int lowerMedian(List<Integer> buckets) {
        return rank(buckets, 0.5);
    }

    /** @param outer whether there are persons enough for the tenth and the ninetieth percent */
    static Quantiles quantiles(List<Integer> buckets, boolean outer) {
        return new Quantiles(
                rank(buckets, 0.25),
                rank(buckets, 0.75),
                outer ? rank(buckets, 0.10) : null,
                outer ? rank(buckets, 0.90) : null);
    }

    private static int rank(List<Integer> buckets, double share) {
        List<Integer> sorted = buckets.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
