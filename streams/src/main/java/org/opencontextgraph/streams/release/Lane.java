package org.opencontextgraph.streams.release;

import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A lane's time in this partition.
 *
 * <p>Its clock is the least of what its senders said; a sender that closed holds nothing back; as long as one has not
 * spoken there is no clock.
 */
final class Lane {
    private static final long UNSPOKEN = Long.MIN_VALUE;
    private static final long CLOSED = Long.MAX_VALUE;

    private final String name;
    private final long hash;
    private final long[] through;
    private final TreeSet<Long> windows = new TreeSet<>();
    private long due = Long.MIN_VALUE;
    private long ticked = Long.MIN_VALUE;
    private long finished = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;

    Lane(String name, int senders) {
        this.name = name;
        this.hash = Fingerprint.of(new RowWriter(80).text(name)).high();
        this.through = new long[senders];
        Arrays.fill(through, UNSPOKEN);
    }

    static Lane fromRow(String name, int senders, byte[] row) {
        Lane lane = new Lane(name, senders);
        RowReader reader = new RowReader(row, 0);
        lane.due = reader.varint();
        lane.ticked = reader.varint();
        lane.finished = reader.varint();
        lane.latest = reader.varint();
        int known = reader.size();
        if (known != senders) {
            throw new IllegalStateException("the gate's state was made with " + known + " partitions, now there are "
                    + senders + ": the corridor's partition count is fixed");
        }
        for (int sender = 0; sender < senders; sender++) {
            lane.through[sender] = reader.varint();
        }
        return lane;
    }

    byte[] toRow() {
        RowWriter row = new RowWriter(32 + 8 * through.length)
                .varint(due)
                .varint(ticked)
                .varint(finished)
                .varint(latest)
                .varint(through.length);
        for (long time : through) {
            row.varint(time);
        }
        return row.done();
    }

    String name() {
        return name;
    }

    long hash() {
        return hash;
    }

    boolean knows(int sender) {
        return sender >= 0 && sender < through.length;
    }

    /** A clock never goes back. */
    boolean advance(int sender, long time) {
        if (time <= through[sender]) {
            return false;
        }
        through[sender] = time;
        return true;
    }

    boolean close(int sender) {
        return advance(sender, CLOSED);
    }

    /** {@link Long#MIN_VALUE} as long as a sender has not spoken. */
    long clock() {
        long least = CLOSED;
        for (long time : through) {
            least = Math.min(least, time);
        }
        return least;
    }

    boolean hasClock() {
        return clock() != UNSPOKEN;
    }

    boolean isClosed() {
        return clock() == CLOSED;
    }

    /** The clock up to which ticks are done or wait for their turn. */
    long due() {
        return due;
    }

    void makeDue(long clock) {
        due = clock;
    }

    /** The clock up to which ticks are done. */
    long ticked() {
        return ticked;
    }

    void tickedUpTo(long clock) {
        ticked = clock;
    }

    boolean hasBeenTicked() {
        return ticked != Long.MIN_VALUE;
    }

    /** Nothing comes into its pools any more. */
    boolean isTickedToTheEnd() {
        return ticked == CLOSED;
    }

    /** Where the last window ends whose tick is done; what was passed on as the gate's own clock. */
    long finished() {
        return finished;
    }

    void finish(long window) {
        finished = Math.max(finished, window);
    }

    /** A trace joined the window that ends then; false when one did that joined it or a later one. */
    boolean reach(long window) {
        if (window <= latest) {
            return false;
        }
        latest = window;
        return true;
    }

    /** All windows that a trace ever joined are done; it says nothing about when the last pool was empty. */
    void finishAll() {
        if (latest != Long.MIN_VALUE) {
            finish(latest);
        }
    }

    boolean addWindow(long window) {
        return windows.add(window);
    }

    void removeWindow(long window) {
        windows.remove(window);
    }

    /** The first window whose tick has something to look at. */
    @Nullable
    Long firstWindow() {
        return windows.isEmpty() ? null : windows.first();
    }

    /** The bound when there is none up to it. */
    long firstWindowUpTo(long bound) {
        return windows.isEmpty() ? bound : Math.min(bound, windows.first());
    }
}
