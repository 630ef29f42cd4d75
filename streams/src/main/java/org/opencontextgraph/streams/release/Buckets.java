package org.opencontextgraph.streams.release;

import java.util.Arrays;
import java.util.List;

/**
 * Durations as numbers of a log grid: bucket b holds 1.2^b … 1.2^(b+1) seconds (borders at whole milliseconds), from 1 s (everything shorter is bucket 0)
 * to 180 d (everything longer is bucket 90). One byte each.
 */
public final class Buckets {
    static final int COUNT = 91;
    static final Buckets NONE = new Buckets(new byte[0]);

    private static final double FACTOR = 1.2;
    /** Where buckets 1 … 90 begin, in milliseconds. */
    private static final long[] STARTS = starts();

    private final byte[] numbers;

    private Buckets(byte[] numbers) {
        this.numbers = numbers;
    }

    /** Of a whole sequence: the time between each two neighbours, and last the time from the first step to the last. */
    static Buckets ofSequence(List<Long> times) {
        byte[] numbers = new byte[times.size()];
        for (int i = 1; i < times.size(); i++) {
            numbers[i - 1] = (byte) bucket(times.get(i) - times.get(i - 1));
        }
        numbers[times.size() - 1] = (byte) bucket(times.getLast() - times.getFirst());
        return new Buckets(numbers);
    }

    static Buckets read(RowReader row) {
        return new Buckets(row.octets(row.size()));
    }

    RowWriter write(RowWriter row) {
        return row.varint(numbers.length).octets(numbers);
    }

    int size() {
        return numbers.length;
    }

    int get(int index) {
        return numbers[index];
    }

    /** One of them alone. */
    Buckets only(int index) {
        return new Buckets(new byte[] {numbers[index]});
    }

    /** The bucket of a duration in milliseconds. */
    public static int bucket(long millis) {
        int found = Arrays.binarySearch(STARTS, millis);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static long[] starts() {
        long[] starts = new long[COUNT - 1];
        for (int bucket = 1; bucket < COUNT; bucket++) {
            starts[bucket - 1] = Math.round(1000 * Math.pow(FACTOR, bucket));
        }
        return starts;
    }
}
