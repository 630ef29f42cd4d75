package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.schema.message.Level;

/** What all entries of a pool have in common (I3): (lane, scope, process) as a family, epoch, level, and the key itself. */
record PoolKey(Fingerprint family, long epoch, Level level, List<String> steps) {
    /** Until policies can change there is one epoch. */
    static final long FIRST_EPOCH = 0;

    static PoolKey ofWholeSequence(Fingerprint family, List<String> steps) {
        return new PoolKey(family, FIRST_EPOCH, Level.L0, steps);
    }

    RowWriter toRow() {
        RowWriter row = new RowWriter(32 + 24 * steps.size())
                .fingerprint(family)
                .varint(epoch)
                .text(level.name());
        steps.forEach(row::text);
        return row;
    }

    static PoolKey fromRow(byte[] row) {
        RowReader reader = new RowReader(row, 0);
        Fingerprint family = reader.fingerprint();
        long epoch = reader.varint();
        Level level = Level.valueOf(reader.text());
        List<String> steps = new ArrayList<>();
        while (reader.hasMore()) {
            steps.add(reader.text());
        }
        return new PoolKey(family, epoch, level, List.copyOf(steps));
    }
}
