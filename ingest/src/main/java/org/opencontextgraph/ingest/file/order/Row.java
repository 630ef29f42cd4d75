package org.opencontextgraph.ingest.file.order;

import java.util.Comparator;

/**
 * An event with its names as numbers of a {@link Dictionary}.
 *
 * @param time milliseconds since 1970-01-01T00:00Z, below 2^42 (the year 2109)
 * @param order decides between rows of one time
 * @param position the number in the file, decides between the rest; no two rows share one
 * @param person {@link #NOBODY} when the file does not say
 */
public record Row(long time, long order, long position, int caseId, int activity, int person)
        implements Comparable<Row> {
    public static final int NOBODY = -1;

    static final int TIME_BITS = 42;
    static final int BYTES = 3 * Long.BYTES + 3 * Integer.BYTES;

    private static final Comparator<Row> ORDER =
            Comparator.comparingLong(Row::time).thenComparingLong(Row::order).thenComparingLong(Row::position);

    public Row {
        if (time < 0 || time >= 1L << TIME_BITS) {
            throw new IllegalArgumentException("a row's time lies between 1970 and 2109: " + time);
        }
    }

    @Override
    public int compareTo(Row other) {
        return ORDER.compare(this, other);
    }
}
