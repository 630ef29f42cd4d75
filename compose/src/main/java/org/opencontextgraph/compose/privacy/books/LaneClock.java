package org.opencontextgraph.compose.privacy.books;

import org.jspecify.annotations.Nullable;

/**
 * How far one partition of the gate is in one lane.
 *
 * @param through milliseconds since 1970, as far as PostgreSQL keeps times; null when no time was said
 * @param closed whether nothing comes after this
 * @param partitions how many the gate has
 */
public record LaneClock(@Nullable Long through, boolean closed, int partitions) {
    private static final long YEAR_2200 = 7_258_118_400_000L;

    public static LaneClock closed(int partitions) {
        return new LaneClock(null, true, partitions);
    }

    public static LaneClock at(long through, int partitions) {
        return new LaneClock(Math.clamp(through, 0, YEAR_2200), false, partitions);
    }

    /** What both say: a clock does not go back. */
    public LaneClock and(LaneClock other) {
        return new LaneClock(
                through == null || (other.through != null && other.through > through) ? other.through : through,
                closed || other.closed,
                partitions);
    }
}
