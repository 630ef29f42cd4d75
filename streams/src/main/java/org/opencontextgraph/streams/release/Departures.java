package org.opencontextgraph.streams.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Unit;

/**
 * Permission acts at once, leaving acts in batches. A trace that is suspended sits out, and hides its unit, until it is
 * resumed. A trace that is retracted hides its unit at once; a person who leaves does not, for that would show who left.
 * Both leave their pools at once, and their units go at the next tick or sweep.
 *
 * <p>Each walk goes on behind the key that it returns, and is over when it returns null.
 */
final class Departures {
    private final GateBooks books;
    private final Withdrawals withdrawals;
    private final Quorum quorum;

    Departures(GateBooks books, Withdrawals withdrawals) {
        this.books = books;
        this.withdrawals = withdrawals;
        this.quorum = new Quorum(books);
    }

    /** A trace with all its transitions. */
    @Nullable
    Position change(Work.Change change, List<ReleaseDecision> out) {
        Lane lane = books.lanes.get(change.family().lane());
        byte[] parts = Rows.partsOf(change.person(), lane.hash(), change.trace());
        return walk(parts, change.behind(), (key, place) -> {
            Member member = Rows.memberOf(key);
            switch (change.kind()) {
                case SUSPEND -> suspend(lane, key, member, place, out);
                case RESUME -> resume(lane, change.family(), key, member, place, out);
                case RETRACT -> retract(key, member, place, out);
            }
        });
    }

    /** Everything of one person. */
    @Nullable
    Position leave(String person, @Nullable Position behind, List<ReleaseDecision> out) {
        return walk(Rows.tracesOf(person), behind, (key, place) -> {
            retract(Rows.memberOf(key), place, false, out);
            books.traces.forget(key);
        });
    }

    /** Everything of one person who counts as nobody from now on; none of it comes back. */
    @Nullable
    Position bar(String person, @Nullable Position behind, List<ReleaseDecision> out) {
        return walk(Rows.tracesOf(person), behind, (key, place) -> retract(key, Rows.memberOf(key), place, out));
    }

    /** The units of a person who counts as one with somebody else from now on. */
    @Nullable
    Position recount(String person, @Nullable Position behind, List<ReleaseDecision> out) {
        return walk(Rows.tracesOf(person), behind, (key, place) -> {
            if (place instanceof Whereabouts.InUnit(Fingerprint id, boolean suspended)) {
                Unit unit = books.units.get(id);
                if (!quorum.holds(unit.getK(), books.units.entries(id))) {
                    books.visibility.hide(id, out);
                    withdrawals.doom(id);
                }
                books.visibility.recount(unit, out);
            }
        });
    }

    private void suspend(Lane lane, byte[] key, Member member, Whereabouts place, List<ReleaseDecision> out) {
        switch (place) {
            case Whereabouts.Pooled pooled when !pooled.sitsOut() -> reseat(lane, key, member, pooled, Entry.SITS_OUT);
            case Whereabouts.InUnit(Fingerprint unit, boolean suspended)
            when !suspended -> {
                books.traces.put(key, new Whereabouts.InUnit(unit, true));
                books.visibility.suspend(unit, out);
            }
            default -> {}
        }
    }

    private void resume(
            Lane lane, PoolFamily family, byte[] key, Member member, Whereabouts place, List<ReleaseDecision> out) {
        switch (place) {
            case Whereabouts.Pooled pooled
            when pooled.sitsOut() -> {
                if (lane.isTickedToTheEnd()) {
                    Entry entry = takeOut(member, pooled);
                    books.drops.drop(lane, family, entry, lane.finished(), false, out);
                } else {
                    Policy policy = books.policies.get(
                            books.pools.get(pooled.pool()).key().epoch());
                    long own = policy.endOfWindow(pooled.time());
                    long open = lane.hasBeenTicked() ? policy.endOfWindow(lane.ticked()) : own;
                    reseat(lane, key, member, pooled, Math.max(own, open));
                }
            }
            case Whereabouts.InUnit(Fingerprint unit, boolean suspended)
            when suspended -> {
                books.traces.put(key, new Whereabouts.InUnit(unit, false));
                books.visibility.resume(unit, out);
            }
            default -> {}
        }
    }

    /** Hidden at once, and never taken in again. */
    private void retract(byte[] key, Member member, Whereabouts place, List<ReleaseDecision> out) {
        retract(member, place, true, out);
        if (member.position() == 0) {
            books.traces.put(key, new Whereabouts.Gone(Place.WITHDRAWN));
        } else {
            books.traces.forget(key);
        }
    }

    /** The place is left to be written by the caller. */
    private void retract(Member member, Whereabouts place, boolean hide, List<ReleaseDecision> out) {
        boolean inLedger = member.position() == 0;
        switch (place) {
            case Whereabouts.Pooled pooled -> {
                Entry entry = takeOut(member, pooled);
                books.origins.refer(entry.origins(), -1);
                inLedger |= !entry.origins().isEmpty();
            }
            case Whereabouts.InUnit(Fingerprint unit, boolean suspended) -> {
                inLedger = true;
                if (hide) {
                    books.visibility.hide(unit, out);
                }
                withdrawals.doom(unit);
            }
            case Whereabouts.Gone gone -> inLedger = true;
            case Whereabouts.Split() -> {}
        }
        if (inLedger) {
            out.add(new ReleaseDecision.Forget(member));
        }
    }

    private void reseat(Lane lane, byte[] key, Member member, Whereabouts.Pooled pooled, long window) {
        Entry entry = books.pools.entry(pooled.pool(), pooled.window(), pooled.time(), member);
        books.pools.reseat(lane, pooled.pool(), entry, window);
        books.traces.put(key, new Whereabouts.Pooled(pooled.pool(), window, pooled.time()));
    }

    private Entry takeOut(Member member, Whereabouts.Pooled pooled) {
        Entry entry = books.pools.entry(pooled.pool(), pooled.window(), pooled.time(), member);
        Pool pool = books.pools.get(pooled.pool());
        books.pools.takeOut(pool, entry);
        books.pools.save(pool);
        return entry;
    }

    private @Nullable Position walk(byte[] prefix, @Nullable Position behind, Step step) {
        Position last = behind;
        boolean started = false;
        List<GateStore.Row> page;
        do {
            page = books.traces.page(prefix, last);
            for (GateStore.Row row : page) {
                if (started && books.rows.isSpent()) {
                    return last;
                }
                started = true;
                books.rows.pay(1);
                step.at(row.key(), Whereabouts.fromRow(row.value()));
                last = new Position(row.key());
            }
        } while (!page.isEmpty());
        return null;
    }

    /** What to do about a trace or transition that is here. */
    private interface Step {
        void at(byte[] key, Whereabouts place);
    }
}
