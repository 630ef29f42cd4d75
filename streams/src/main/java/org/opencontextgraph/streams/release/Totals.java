package org.opencontextgraph.streams.release;

import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/**
 * How many steps ever came in, and how many are in units, for one figure: the share withheld, of the whole instance and
 * in steps of ten percent (the one exception to I4).
 */
final class Totals {
    private final BudgetedStore rows;
    private long arrived;
    private long published;
    private boolean changed;

    /** @param stored what is read once and kept is not counted */
    Totals(GateStore stored, BudgetedStore rows) {
        this.rows = rows;
        byte @Nullable [] row = stored.get(Rows.totals());
        if (row != null) {
            RowReader reader = new RowReader(row, 0);
            arrived = reader.varint();
            published = reader.varint();
        }
    }

    void arrived(int steps) {
        arrived += steps;
        changed = true;
    }

    void published(Unit unit) {
        published += steps(unit);
        changed = true;
    }

    void withdrawn(Unit unit) {
        published -= steps(unit);
        changed = true;
    }

    long arrived() {
        return arrived;
    }

    long published() {
        return published;
    }

    /** At the end of a record. */
    void save() {
        if (changed) {
            rows.put(
                    Rows.totals(),
                    new RowWriter(20).varint(arrived).varint(published).done());
            changed = false;
        }
    }

    /** A transition stands for the step that it goes to; the end of a trace is none. */
    private static long steps(Unit unit) {
        if (unit.getLevel() == Level.L0) {
            return unit.getCount() * unit.getSteps().size();
        }
        return unit.getEnds() ? 0 : unit.getCount();
    }
}
