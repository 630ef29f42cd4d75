package org.opencontextgraph.streams.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.streams.release.Work.Progress;

/**
 * Ticks a lane's windows in order, without gaps; a window in which nothing is due costs nothing.
 *
 * <p>The phases of a tick: what has to be withdrawn, then the pools of whole sequences, then those of each rung. Entries
 * go down only, so a phase finds everything that the ones before it left to it.
 */
final class LaneTicks {
    private static final int AHEAD = 1024;

    private final GateBooks books;
    private final Withdrawals withdrawals;
    private final PoolTicks pools;

    LaneTicks(GateBooks books, Withdrawals withdrawals) {
        this.books = books;
        this.withdrawals = withdrawals;
        this.pools = new PoolTicks(books);
    }

    /** Ticks every window that ends by the clock; what the budget leaves over is returned. */
    Work.@Nullable Advance tick(Lane lane, Work.Advance work, List<ReleaseDecision> out) {
        Progress progress = work.progress();
        Long window = lane.firstWindow();
        while (window != null && window <= work.clock()) {
            List<GateStore.Row> due = nextPhase(lane, window);
            for (GateStore.Row row : due) {
                if (books.rows.isSpent()) {
                    return new Work.Advance(work.lane(), work.clock(), work.passes(), progress);
                }
                progress = tick(lane, row.key(), window, progress, out);
                if (progress.hasBegun()) {
                    return new Work.Advance(work.lane(), work.clock(), work.passes(), progress);
                }
                books.rows.delete(row.key());
            }
            if (due.isEmpty()) {
                books.rows.delete(Rows.window(lane.hash(), window));
                lane.removeWindow(window);
            }
            window = lane.firstWindow();
        }
        return null;
    }

    /** Rows of the first phase in which something is due: what it does may add rows to a later one. */
    private List<GateStore.Row> nextPhase(Lane lane, long window) {
        byte[] all = Rows.dueIn(lane.hash(), window);
        List<GateStore.Row> first = books.rows.peek(all, Rows.behind(all), 1);
        if (first.isEmpty()) {
            return first;
        }
        byte[] phase =
                Rows.dueIn(lane.hash(), window, Rows.phaseOfDue(first.getFirst().key()));
        return books.rows.peek(phase, Rows.behind(phase), AHEAD);
    }

    private Progress tick(Lane lane, byte[] due, long window, Progress progress, List<ReleaseDecision> out) {
        if (Rows.phaseOfDue(due) == Withdrawals.PHASE) {
            withdrawals.atTick(Rows.idOfDue(due), window, out);
            return Progress.NONE;
        }
        return pools.tick(lane, Rows.idOfDue(due), window, progress, out);
    }
}
