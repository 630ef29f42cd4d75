package org.opencontextgraph.streams.release;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where every trace is that ever came in, by person, and every transition of a trace that was split. */
final class Traces {
    private static final int PAGE = 512;

    private final BudgetedStore rows;

    Traces(BudgetedStore rows) {
        this.rows = rows;
    }

    @Nullable
    Whereabouts find(Lane lane, Member member) {
        byte @Nullable [] row = rows.get(Rows.trace(lane.hash(), member));
        return row == null ? null : Whereabouts.fromRow(row);
    }

    void put(Lane lane, Member member, Whereabouts whereabouts) {
        rows.put(Rows.trace(lane.hash(), member), whereabouts.toRow());
    }

    void put(byte[] key, Whereabouts whereabouts) {
        rows.put(key, whereabouts.toRow());
    }

    void forget(Lane lane, Member member) {
        rows.delete(Rows.trace(lane.hash(), member));
    }

    void forget(byte[] key) {
        rows.delete(key);
    }

    /** A page of rows with this prefix behind this key (from the first on if null); each is paid for when it is worked on. */
    List<GateStore.Row> page(byte[] prefix, @Nullable Position behind) {
        byte[] from = behind == null ? prefix : behind.next();
        return rows.peek(from, Rows.behind(prefix), PAGE);
    }
}
