package org.opencontextgraph.streams.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.streams.release.ReleaseDecision.Member;

/** Where every trace is that ever came in, by person. */
final class Traces {
    private final GateStore rows;

    Traces(GateStore rows) {
        this.rows = rows;
    }

    @Nullable
    Whereabouts find(Lane lane, Member member) {
        return read(rows.get(key(lane, member)));
    }

    /** By the key of a row from {@link #of}. */
    @Nullable
    Whereabouts find(byte[] key) {
        return read(rows.get(key));
    }

    void put(Lane lane, Member member, Whereabouts whereabouts) {
        rows.put(key(lane, member), whereabouts.toRow());
    }

    void put(byte[] key, Whereabouts whereabouts) {
        rows.put(key, whereabouts.toRow());
    }

    void forget(byte[] key) {
        rows.delete(key);
    }

    byte[] key(Lane lane, Member member) {
        return Rows.trace(member.person(), lane.hash(), member.trace());
    }

    /** Keys of the person's traces behind this key (all if null). */
    static List<GateStore.Row> of(BudgetedStore budget, String person, byte @Nullable [] behind) {
        byte[] all = Rows.tracesOf(person);
        byte[] from = behind == null ? all : Rows.justBehind(behind);
        return budget.peek(from, Rows.behind(all), 1024);
    }

    private static @Nullable Whereabouts read(byte @Nullable [] row) {
        return row == null ? null : Whereabouts.fromRow(row);
    }
}
