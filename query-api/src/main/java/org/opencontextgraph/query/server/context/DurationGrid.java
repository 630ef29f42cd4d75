package org.opencontextgraph.query.server.context;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * The log grid on which every published time lies, and the only place where its buckets become seconds.
 *
 * <p>Bucket b holds the times from 1.2<sup>b</sup> up to 1.2<sup>b+1</sup> seconds; the first one also what is shorter,
 * the last one (90) has 180 days in it. Shown is a bucket's geometric middle, whole seconds and two significant digits:
 * more digits would look as if more were known.
 */
public final class DurationGrid {
    static final int BUCKETS = 91;
    private static final double FACTOR = 1.2;
    private static final MathContext TWO_DIGITS = new MathContext(2);

    private DurationGrid() {}

    /** As it lies in a table. */
    static @Nullable Integer bucket(@Nullable Short stored) {
        return stored == null ? null : Integer.valueOf(stored);
    }

    /** @param bucket 0 … 90 */
    public static long seconds(int bucket) {
        if (bucket < 0 || bucket >= BUCKETS) {
            throw new IllegalArgumentException("not on the grid: " + bucket);
        }
        long middle = Math.round(Math.pow(FACTOR, bucket + 0.5));
        return BigDecimal.valueOf(middle).round(TWO_DIGITS).longValueExact();
    }
}
