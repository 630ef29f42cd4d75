package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.Work.Phase;
import org.opencontextgraph.streams.release.Work.Progress;

/**
 * One pool's part of a window's tick: its cut, then what has waited long enough here goes down the ladder.
 *
 * <p>RELEASE.md has all cuts of a rung before all moves from it. Pools of one rung do not hand entries to each other, so
 * pool by pool gives the same.
 */
final class PoolTicks {
    private static final int PAGE = 512;
    /** Transitions that may move between two looks at the budget. */
    private static final int MOST_AT_ONCE = 1_500;

    private final GateBooks books;
    private @Nullable Reading reading;

    PoolTicks(GateBooks books) {
        this.books = books;
    }

    /** NONE when the pool is done. */
    Progress tick(Lane lane, Fingerprint id, long window, Progress progress, List<ReleaseDecision> out) {
        Pool pool = books.pools.find(id);
        if (pool == null || pool.due() != window) {
            return Progress.NONE;
        }
        PoolKey key = pool.key();
        Policy policy = books.policies.get(key.epoch());
        boolean withdrawn = books.policies.isWithdrawn(key.epoch());
        Progress rest = progress;
        if (rest.phase() != Phase.MOVE && !withdrawn) {
            rest = cut(lane, pool, key, policy, window, progress, out);
        }
        if (!rest.hasBegun() || rest.phase() == Phase.MOVE) {
            reading = null;
            rest = move(lane, pool, key, withdrawn, window, out);
        }
        if (rest.hasBegun()) {
            books.pools.save(pool);
        } else {
            books.pools.lookedAt(lane, pool, key, window + policy.window());
        }
        return rest;
    }

    /** All entries of windows up to this one take part; NONE when no cohort is left to deal. */
    private Progress cut(
            Lane lane,
            Pool pool,
            PoolKey key,
            Policy policy,
            long window,
            Progress progress,
            List<ReleaseDecision> out) {
        if (!progress.hasBegun() && pool.countUpTo(window) < pool.k()) {
            return Progress.NONE;
        }
        Reading entries = reading(pool, window, progress);
        while (!entries.isComplete()) {
            entries.readPage();
            if (books.rows.isSpent()) {
                return new Progress(Phase.READ, entries.pages());
            }
        }
        Cut cut = entries.cut(policy);
        int next = 0;
        if (progress.phase() == Phase.CUT) {
            next = progress.done();
        } else if (cut.cohorts() == 0) {
            return Progress.NONE;
        } else if (!books.population.settle(key.family(), window)) {
            return new Progress(Phase.READ, entries.pages());
        } else if (!books.population.permits(key.family(), pool.k(), cut.persons())) {
            return Progress.NONE;
        } else {
            publishTiming(key, pool, window, cut, out);
        }
        for (int cohort = next; cohort < cut.cohorts(); cohort++) {
            if (cohort > next && books.rows.isSpent()) {
                return new Progress(Phase.CUT, cohort);
            }
            publish(lane, pool, key, window, cohort, cut.counted(cohort), out);
        }
        return Progress.NONE;
    }

    private Reading reading(Pool pool, long window, Progress progress) {
        Reading known = reading;
        if (known == null || !known.isOf(pool.id(), window) || !progress.hasBegun()) {
            known = Reading.again(books, pool, window, progress);
            reading = known;
        }
        return known;
    }

    private void publish(
            Lane lane,
            Pool pool,
            PoolKey key,
            long window,
            int cohort,
            List<List<Entry>> byPerson,
            List<ReleaseDecision> out) {
        Unit unit = books.units.publish(key, pool, window, cohort, byPerson);
        Whereabouts inUnit = new Whereabouts.InUnit(Fingerprint.parse(unit.getUnit()), false);
        List<Member> members = new ArrayList<>();
        for (List<Entry> entries : byPerson) {
            for (Entry entry : entries) {
                books.pools.takeOut(pool, entry);
                books.traces.put(lane, entry.member(), inUnit);
                members.add(entry.member());
            }
        }
        out.add(new ReleaseDecision.Publish(unit, members));
    }

    private void publishTiming(PoolKey key, Pool pool, long window, Cut cut, List<ReleaseDecision> out) {
        List<List<Entry>> byPerson = new ArrayList<>();
        for (int cohort = 0; cohort < cut.cohorts(); cohort++) {
            byPerson.addAll(cut.counted(cohort));
        }
        List<Quantiles> quantiles = Quantile.outer(byPerson);
        if (quantiles == null) {
            return;
        }
        PoolFamily family = books.families.get(key.family());
        boolean whole = key.level() == Level.L0;
        CutTiming timing = new CutTiming(
                Units.cutOf(pool.id(), window).hex(),
                family.lane(),
                key.epoch(),
                family.scope(),
                family.process(),
                key.level(),
                key.steps(),
                key.begins(),
                key.ends(),
                window,
                whole ? quantiles.subList(0, quantiles.size() - 1) : quantiles,
                whole ? quantiles.getLast() : null);
        books.visibility.publish(timing, pool.id(), cut.cohorts(), out);
    }

    /** Entries at the end of their wait leave the pool; down the ladder, unless their epoch was withdrawn. */
    private Progress move(Lane lane, Pool pool, PoolKey key, boolean drop, long window, List<ReleaseDecision> out) {
        long expired = pool.expiredAt(window);
        int atOnce = key.level() == Level.L0 ? MOST_AT_ONCE / (key.steps().size() + 1) + 1 : PAGE;
        while (pool.hasUpTo(expired)) {
            List<Entry> entries = books.pools.peekUpTo(pool, expired, null, atOnce);
            books.rows.pay(entries.size());
            entries.forEach(entry -> books.pools.takeOut(pool, entry));
            PoolKey shorter = key.shorter();
            if (drop || (shorter == null && key.level() == Level.L1)) {
                PoolFamily family = books.families.get(key.family());
                entries.forEach(entry -> books.drops.drop(lane, family, entry, window, false, out));
            } else if (shorter == null) {
                split(lane, key, entries, window, out);
            } else {
                put(lane, shorter, entries, window);
            }
            if (books.rows.isSpent() && pool.hasUpTo(expired)) {
                return new Progress(Phase.MOVE, 0);
            }
        }
        return Progress.NONE;
    }

    /** From whole sequences to their transitions. */
    private void split(Lane lane, PoolKey key, List<Entry> traces, long window, List<ReleaseDecision> out) {
        PoolFamily family = books.families.get(key.family());
        for (Entry trace : traces) {
            books.traces.put(lane, trace.member(), new Whereabouts.Split());
            books.origins.refer(trace.origins(), key.steps().size());
            out.add(Ledger.settle(family, trace.member(), Place.SPLIT, window));
        }
        for (int number = 1; number <= key.steps().size() + 1; number++) {
            PoolKey transition = PoolKey.ofTransition(key.family(), key.epoch(), key.steps(), number);
            if (transition == null) {
                throw new IllegalStateException("a sequence in L0 has no transition that is dropped");
            }
            int at = number;
            put(
                    lane,
                    transition,
                    traces.stream().map(trace -> trace.transition(at, window)).toList(),
                    window);
        }
    }

    private void put(Lane lane, PoolKey key, List<Entry> entries, long window) {
        List<Entry> moved = entries.stream().map(entry -> entry.in(window)).toList();
        Fingerprint pool = books.pools.add(lane, key, moved);
        for (Entry entry : moved) {
            books.traces.put(lane, entry.member(), new Whereabouts.Pooled(pool, window, entry.time()));
        }
    }
}
