package org.opencontextgraph.ingest.file.order;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rows in memory, column by column: 44 bytes each where an object and its reference would take twice that.
 *
 * <p>To sort, time and slot are packed into one number, time first, and the numbers are sorted; rows come in the order of
 * their positions, so the slot stands for the position. Only rows of one time that differ in their order need a second look.
 */
final class RowBuffer {
    /** Slots take the bits that the time leaves, less the sign. */
    static final int MOST_ROWS = 1 << (63 - Row.TIME_BITS);

    static final int BYTES = Row.BYTES + Long.BYTES;

    private static final int SLOT = MOST_ROWS - 1;

    private final int capacity;
    private long[] times;
    private long[] orders;
    private long[] positions;
    private int[] names;
    private long[] sorted = new long[0];
    private int size;

    RowBuffer(int capacity) {
        this.capacity = Math.clamp(capacity, 1, MOST_ROWS);
        int first = Math.min(this.capacity, 1 << 12);
        times = new long[first];
        orders = new long[first];
        positions = new long[first];
        names = new int[3 * first];
    }

    boolean isFull() {
        return size == capacity;
    }

    int size() {
        return size;
    }

    /** Takes a row whose position is above that of the last one. */
    void add(Row row) {
        if (size == times.length) {
            int larger = (int) Math.min(capacity, 2L * size);
            times = Arrays.copyOf(times, larger);
            orders = Arrays.copyOf(orders, larger);
            positions = Arrays.copyOf(positions, larger);
            names = Arrays.copyOf(names, 3 * larger);
        }
        times[size] = row.time();
        orders[size] = row.order();
        positions[size] = row.position();
        names[3 * size] = row.caseId();
        names[3 * size + 1] = row.activity();
        names[3 * size + 2] = row.person();
        size++;
    }

    void sort() {
        if (sorted.length < size) {
            sorted = new long[Math.max(size, Math.min(capacity, times.length))];
        }
        for (int slot = 0; slot < size; slot++) {
            sorted[slot] = times[slot] << (63 - Row.TIME_BITS) | slot;
        }
        Arrays.sort(sorted, 0, size);
        for (int from = 0; from < size; ) {
            int to = from + 1;
            boolean mixed = false;
            while (to < size && times[slot(to)] == times[slot(from)]) {
                mixed |= orders[slot(to)] != orders[slot(from)];
                to++;
            }
            if (mixed) {
                sortByOrder(from, to);
            }
            from = to;
        }
    }

    /** The row at a rank, after {@link #sort}. */
    Row row(int rank) {
        int slot = slot(rank);
        int name = 3 * slot;
        return new Row(times[slot], orders[slot], positions[slot], names[name], names[name + 1], names[name + 2]);
    }

    void clear() {
        size = 0;
    }

    private int slot(int rank) {
        return (int) sorted[rank] & SLOT;
    }

    private void sortByOrder(int from, int to) {
        long[] tied = IntStream.range(from, to)
                .mapToObj(rank -> sorted[rank])
                .sorted(Comparator.comparingLong((Long packed) -> orders[(int) (long) packed & SLOT])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToLong(Long::longValue)
                .toArray();
        System.arraycopy(tied, 0, sorted, from, tied.length);
    }
}
