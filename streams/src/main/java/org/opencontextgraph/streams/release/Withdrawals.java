package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Unit;

/**
 * Units that have to go: they wait for the next tick of their lane or for the sweep, go whole, and their survivors may
 * come back to their pool, where only fresh persons count beside them (I5).
 */
final class Withdrawals {
    /** The phase of a tick that comes before all books.pools. */
    static final int PHASE = 0;

    private final GateBooks books;
    private final BudgetedStore rows;

    Withdrawals(GateBooks books) {
        this.books = books;
        this.rows = books.rows;
    }

    /** The unit goes at the next tick or sweep. */
    void doom(Fingerprint id) {
        if (rows.get(Rows.doomed(id)) != null) {
            return;
        }
        rows.put(Rows.doomed(id), BudgetedStore.NOTHING);
        Unit unit = books.units.get(id);
        Lane lane = books.lanes.get(unit.getLane());
        if (!lane.isTickedToTheEnd()) {
            books.pools.enlist(lane, nextWindow(lane, unit), PHASE, id);
        }
    }

    /** At a tick of the window that ends then. */
    void atTick(Fingerprint id, long window, List<ReleaseDecision> out) {
        if (rows.get(Rows.doomed(id)) != null) {
            withdraw(id, books.units.get(id), window, true, out);
        }
    }

    /** Everything that waits, in every lane; false when the budget ended first. */
    boolean sweep(List<ReleaseDecision> out) {
        byte[] from = Rows.allDoomed();
        List<GateStore.Row> page;
        do {
            page = rows.peek(from, Rows.behind(from), 256);
            for (GateStore.Row row : page) {
                if (rows.isSpent()) {
                    return false;
                }
                Fingerprint id = Rows.unitOf(row.key());
                Unit unit = books.units.get(id);
                withdraw(id, unit, nextWindow(books.lanes.get(unit.getLane()), unit), true, out);
            }
        } while (!page.isEmpty());
        return true;
    }

    /** Every unit of an epoch from this key on, for good; the key of the last one when the budget ended first. */
    @Nullable
    Position withdrawEpoch(long epoch, @Nullable Position behind, List<ReleaseDecision> out) {
        byte[] all = Rows.allUnits();
        Position last = behind;
        boolean started = false;
        List<GateStore.Row> page;
        do {
            page = rows.peek(last == null ? all : last.next(), Rows.behind(all), 256);
            for (GateStore.Row row : page) {
                if (started && rows.isSpent()) {
                    return last;
                }
                started = true;
                rows.pay(1);
                Fingerprint id = Rows.unitOf(row.key());
                Unit unit = books.units.row(id);
                if (unit != null && unit.getEpoch() == epoch) {
                    withdraw(id, unit, nextWindow(books.lanes.get(unit.getLane()), unit), false, out);
                }
                last = new Position(row.key());
            }
        } while (!page.isEmpty());
        return null;
    }

    /** The first window whose tick has not begun. */
    private long nextWindow(Lane lane, Unit unit) {
        return lane.isTickedToTheEnd()
                ? lane.finished()
                : books.policies.get(unit.getEpoch()).endOfWindow(lane.ticked());
    }

    private void withdraw(Fingerprint id, Unit unit, long window, boolean survive, List<ReleaseDecision> out) {
        List<Entry> entries = books.units.entries(id);
        books.units.remove(id, entries.size());
        rows.delete(Rows.doomed(id));
        books.visibility.withdraw(id, unit, out);
        Lane lane = books.lanes.get(unit.getLane());
        PoolFamily family = new PoolFamily(unit.getLane(), unit.getScope(), unit.getProcess());
        boolean comeBack = survive && !lane.isTickedToTheEnd() && !books.policies.isWithdrawn(unit.getEpoch());
        List<Entry> survivors = new ArrayList<>();
        Set<String> persons = new HashSet<>();
        for (Entry entry : entries) {
            persons.add(entry.person());
            Whereabouts.InUnit place = placeIn(id, lane, entry);
            if (place == null) {
                books.origins.refer(entry.origins(), -1);
            } else if (!comeBack || entry.origins().size() == Origins.MOST) {
                books.drops.drop(lane, family, entry, window, true, out);
            } else {
                survivors.add(entry.survives(id, place.suspended() ? Entry.SITS_OUT : window));
            }
        }
        if (survivors.isEmpty()) {
            return;
        }
        books.origins.begin(id, survivors.size(), persons);
        PoolKey key = new PoolKey(
                books.families.idOf(family),
                unit.getEpoch(),
                unit.getLevel(),
                unit.getSteps(),
                unit.getBegins(),
                unit.getEnds());
        Fingerprint pool = books.pools.add(lane, key, survivors);
        for (Entry survivor : survivors) {
            books.traces.put(lane, survivor.member(), new Whereabouts.Pooled(pool, survivor.window(), survivor.time()));
            out.add(Ledger.settle(family, survivor.member(), Place.POOLED, window));
        }
    }

    /** Null for who departed, the reason why the unit goes. */
    private Whereabouts.@Nullable InUnit placeIn(Fingerprint id, Lane lane, Entry entry) {
        return books.traces.find(lane, entry.member()) instanceof Whereabouts.InUnit place
                        && place.unit().equals(id)
                ? place
                : null;
    }
}
