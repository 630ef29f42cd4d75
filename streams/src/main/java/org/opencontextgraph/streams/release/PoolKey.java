package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Level;

/**
 * What all entries of a pool have in common (I3): (lane, scope, process) as a family, epoch, level, and the key itself.
 *
 * @param steps L0: the whole sequence; L1: the context and the step that followed, or the context alone if {@code ends}
 * @param begins whether the first step is the first of its traces; the begin mark then counts as a step of the context
 * @param ends L1: whether what followed is the end of the trace
 */
record PoolKey(Fingerprint family, long epoch, Level level, List<String> steps, boolean begins, boolean ends) {
    private static final String OTHER = "other";
    private static final int L1 = 1;
    private static final int BEGINS = 2;
    private static final int ENDS = 4;

    static PoolKey ofWholeSequence(Fingerprint family, long epoch, List<String> steps) {
        return new PoolKey(family, epoch, Level.L0, steps, true, true);
    }

    /**
     * A transition of a trace under its last four steps: number 1 goes to the first step, number n + 1 from the last one
     * to the end. Null when it goes to or from {@code other}; a context never reaches across one.
     */
    static @Nullable PoolKey ofTransition(Fingerprint family, long epoch, List<String> trace, int number) {
        boolean ends = number > trace.size();
        int from = number - 1;
        while (from > 0 && number - 1 - from < Rung.LONGEST_CONTEXT && !isOther(trace.get(from - 1))) {
            from--;
        }
        boolean begins = from == 0 && number - 1 < Rung.LONGEST_CONTEXT;
        boolean fromOther = from == number - 1 && !begins;
        if (fromOther || (!ends && isOther(trace.get(number - 1)))) {
            return null;
        }
        return new PoolKey(
                family, epoch, Level.L1, List.copyOf(trace.subList(from, ends ? number - 1 : number)), begins, ends);
    }

    static boolean isForL0(List<String> steps, int longest) {
        return steps.size() <= longest && steps.stream().noneMatch(PoolKey::isOther);
    }

    private static boolean isOther(String step) {
        return step.equals(OTHER);
    }

    Rung rung() {
        if (level == Level.L0) {
            return Rung.SEQUENCE;
        }
        return Rung.ofContext(steps.size() - (ends ? 0 : 1) + (begins ? 1 : 0));
    }

    /** The same transition under a context that is one step shorter; null when it has one step only, and for L0. */
    @Nullable
    PoolKey shorter() {
        if (level == Level.L0 || rung() == Rung.ONE) {
            return null;
        }
        return begins
                ? new PoolKey(family, epoch, level, steps, false, ends)
                : new PoolKey(family, epoch, level, steps.subList(1, steps.size()), false, ends);
    }

    RowWriter toRow() {
        RowWriter row = new RowWriter(32 + 24 * steps.size())
                .fingerprint(family)
                .varint(epoch)
                .octet((level == Level.L1 ? L1 : 0) | (begins ? BEGINS : 0) | (ends ? ENDS : 0));
        steps.forEach(row::text);
        return row;
    }

    static PoolKey fromRow(byte[] row) {
        RowReader reader = new RowReader(row, 0);
        Fingerprint family = reader.fingerprint();
        long epoch = reader.varint();
        int flags = reader.octet();
        List<String> steps = new ArrayList<>();
        while (reader.hasMore()) {
            steps.add(reader.text());
        }
        return new PoolKey(
                family,
                epoch,
                (flags & L1) == 0 ? Level.L0 : Level.L1,
                List.copyOf(steps),
                (flags & BEGINS) != 0,
                (flags & ENDS) != 0);
    }
}
