package org.opencontextgraph.streams.release;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision.Member;
import org.opencontextgraph.streams.release.Work.Phase;
import org.opencontextgraph.streams.release.Work.Progress;

/**
 * Ticks a lane's windows in order, without gaps; a window in which no pool is due costs nothing.
 *
 * <p>A tick is, for each pool in key order: its cut, then its entries older than the carry. RELEASE.md has all cuts
 * before all moves; with L0 alone nothing flows from one pool to another, so pool by pool gives the same and reads each
 * pool once.
 */
final class LaneTicks {
    private static final int AHEAD = 1024;

    private final BudgetedStore budget;
    private final ReleaseSettings settings;
    private final PoolFamilies families;
    private final Pools pools;
    private final Traces traces;
    private final Units units;
    private final Population population;

    LaneTicks(
            BudgetedStore budget,
            ReleaseSettings settings,
            PoolFamilies families,
            Pools pools,
            Traces traces,
            Units units,
            Population population) {
        this.budget = budget;
        this.settings = settings;
        this.families = families;
        this.pools = pools;
        this.traces = traces;
        this.units = units;
        this.population = population;
    }

    /** Ticks every window before the bound; what the budget leaves over is returned. */
    Work.@Nullable Advance tick(Lane lane, Work.Advance work, List<ReleaseDecision> out) {
        Progress progress = work.progress();
        Long window = lane.firstWindow();
        while (window != null && window < work.bound()) {
            byte[] from = Rows.dueIn(lane.hash(), window);
            List<GateStore.Row> due = budget.peek(from, Rows.behind(from), AHEAD);
            for (GateStore.Row row : due) {
                if (budget.isSpent()) {
                    return new Work.Advance(work.lane(), work.bound(), progress);
                }
                progress = tick(lane, Rows.poolOfDue(row.key()), window, progress, out);
                if (progress.hasBegun()) {
                    return new Work.Advance(work.lane(), work.bound(), progress);
                }
                budget.delete(row.key());
            }
            if (due.size() < AHEAD) {
                budget.delete(Rows.window(lane.hash(), window));
                lane.removeWindow(window);
            }
            window = lane.firstWindow();
        }
        return null;
    }

    /** One pool's part of a window's tick; NONE when it is done. */
    private Progress tick(Lane lane, Fingerprint id, long window, Progress progress, List<ReleaseDecision> out) {
        Pool pool = pools.find(id);
        if (pool == null || pool.due() != window) {
            return Progress.NONE;
        }
        PoolKey key = pool.key();
        PoolFamily family = families.get(key.family());
        Progress rest = progress;
        if (rest.phase() == Phase.CUT) {
            rest = cut(lane, pool, key, family, window, progress, out);
        }
        if (!rest.hasBegun() || rest.phase() == Phase.DROP) {
            rest = drop(lane, pool, family, window, out);
        }
        if (rest.hasBegun()) {
            pools.save(pool);
        } else {
            pools.lookedAt(lane, pool, window + 1);
        }
        return rest;
    }

    /** All entries of windows up to this one take part; NONE when no cohort is left to deal. */
    private Progress cut(
            Lane lane,
            Pool pool,
            PoolKey key,
            PoolFamily family,
            long window,
            Progress progress,
            List<ReleaseDecision> out) {
        if (!progress.hasBegun() && pool.countUpTo(window) < settings.k()) {
            return Progress.NONE;
        }
        Set<String> dealt = units.personsOf(pool.id(), window, progress.dealt());
        List<Entry> entries = pools.entriesUpTo(pool, window, Integer.MAX_VALUE);
        budget.allowAtLeast(entries.size());
        Cut cut = Cut.of(settings, entries, dealt);
        int cohorts = progress.hasBegun() ? progress.cohorts() : cut.cohorts();
        if (cohorts == 0) {
            return Progress.NONE;
        }
        if (!progress.hasBegun() && !population.permits(key.family(), window, cut.persons())) {
            return Progress.NONE;
        }
        int next = progress.dealt();
        for (List<Entry> cohort : cut.deal(cohorts - next, pool.id(), window)) {
            if (next > progress.dealt() && budget.isSpent()) {
                return new Progress(Phase.CUT, next, cohorts);
            }
            publish(lane, pool, key, family, window, next, cohort, out);
            next++;
        }
        return Progress.NONE;
    }

    private void publish(
            Lane lane,
            Pool pool,
            PoolKey key,
            PoolFamily family,
            long window,
            int cohort,
            List<Entry> entries,
            List<ReleaseDecision> out) {
        List<Member> members = entries.stream()
                .map(entry -> new Member(entry.person(), entry.trace()))
                .toList();
        Unit unit = units.publish(family, key, pool.id(), window, cohort, members);
        Whereabouts inUnit = new Whereabouts.InUnit(Fingerprint.parse(unit.getUnit()));
        for (Entry entry : entries) {
            pools.takeOut(pool, entry);
            traces.put(lane, new Member(entry.person(), entry.trace()), inUnit);
        }
        out.add(new ReleaseDecision.Publish(unit, members));
    }

    /** Entries that were present at the ticks w₀ … w₀ + carry go; until there is L1 they are dropped. */
    private Progress drop(Lane lane, Pool pool, PoolFamily family, long window, List<ReleaseDecision> out) {
        long oldest = window - settings.carry();
        while (pool.hasOlderThan(oldest + 1)) {
            for (Entry entry : pools.entriesUpTo(pool, oldest, AHEAD)) {
                Member member = new Member(entry.person(), entry.trace());
                pools.takeOut(pool, entry);
                traces.put(lane, member, new Whereabouts.Gone(Place.DROPPED));
                out.add(settle(family, member, settings.endOf(window)));
            }
            if (budget.isSpent() && pool.hasOlderThan(oldest + 1)) {
                return new Progress(Phase.DROP, 0, 0);
            }
        }
        return Progress.NONE;
    }

    private static ReleaseDecision settle(PoolFamily family, Member member, long windowEnd) {
        return new ReleaseDecision.Settle(new LedgerEntry(
                family.lane(),
                family.scope(),
                family.process(),
                member.person(),
                member.trace(),
                0,
                Place.DROPPED,
                null,
                windowEnd));
    }
}
