package org.opencontextgraph.streams.release;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision.Member;

/**
 * Takes traces back: pooled entries go, units go whole, and the other members of such a unit are dropped.
 *
 * <p>Stricter than RELEASE.md as long as units can be neither hidden nor returned: what would be hidden is withdrawn, at
 * once, and survivors are not published again.
 */
final class Departures {
    private final BudgetedStore budget;
    private final ReleaseSettings settings;
    private final Lanes lanes;
    private final PoolFamilies families;
    private final Pools pools;
    private final Traces traces;
    private final Units units;
    private final Population population;

    Departures(
            BudgetedStore budget,
            ReleaseSettings settings,
            Lanes lanes,
            PoolFamilies families,
            Pools pools,
            Traces traces,
            Units units,
            Population population) {
        this.budget = budget;
        this.settings = settings;
        this.lanes = lanes;
        this.families = families;
        this.pools = pools;
        this.traces = traces;
        this.units = units;
        this.population = population;
    }

    void takeBack(Work.TakeBack work, List<ReleaseDecision> out) {
        Lane lane = lanes.get(work.family().lane());
        Member member = new Member(work.person(), work.trace());
        depart(traces.key(lane, member), member, work.departure(), member::equals, out);
    }

    /** What the budget leaves over is returned. */
    Work.@Nullable Leave leave(Work.Leave work, List<ReleaseDecision> out) {
        Work.Leave rest = work;
        List<GateStore.Row> rows;
        do {
            byte @Nullable [] behind =
                    rest.behind().isEmpty() ? null : HexFormat.of().parseHex(rest.behind());
            rows = Traces.of(budget, work.person(), behind);
            for (GateStore.Row row : rows) {
                if (budget.isSpent()) {
                    return rest;
                }
                Member member = new Member(work.person(), Rows.traceOf(row.key()));
                depart(
                        row.key(),
                        member,
                        work.departure(),
                        other -> other.person().equals(work.person()),
                        out);
                rest = rest.after(row.key());
            }
        } while (!rows.isEmpty());
        return population.leave(work.person(), budget) ? null : rest;
    }

    private void depart(
            byte[] key, Member member, Departure departure, Predicate<Member> departs, List<ReleaseDecision> out) {
        Whereabouts whereabouts = traces.find(key);
        switch (whereabouts) {
            case null -> {}
            case Whereabouts.Pooled pooled -> {
                Pool pool = pools.get(pooled.pool());
                pools.takeOut(pool, new Entry(pooled.window(), pooled.time(), member.person(), member.trace()));
                pools.save(pool);
                PoolFamily family = families.get(pool.key().family());
                mark(key, departure);
                out.add(
                        departure.forgets()
                                ? new ReleaseDecision.Forget(member)
                                : settle(family, member, Place.WITHDRAWN, null, settings.endOf(pooled.window())));
            }
            case Whereabouts.InUnit(Fingerprint unit) -> withdraw(unit, departure, departs, out);
            case Whereabouts.Gone gone -> {
                if (departure.forgets()) {
                    mark(key, departure);
                    out.add(new ReleaseDecision.Forget(member));
                }
            }
        }
    }

    private void withdraw(Fingerprint id, Departure departure, Predicate<Member> departs, List<ReleaseDecision> out) {
        Units.Published published = units.withdraw(id);
        if (published == null) {
            throw new IllegalStateException("the gate's state has a trace in a unit that is gone");
        }
        Unit unit = published.unit();
        out.add(new ReleaseDecision.Withdraw(unit));
        Lane lane = lanes.get(unit.getLane());
        PoolFamily family = new PoolFamily(unit.getLane(), unit.getScope(), unit.getProcess());
        long decided = settings.startOf(lane.finished());
        for (Member member : published.members()) {
            byte[] key = traces.key(lane, member);
            if (!departs.test(member)) {
                traces.put(key, new Whereabouts.Gone(Place.DROPPED));
                out.add(settle(family, member, Place.DROPPED, null, decided));
            } else {
                mark(key, departure);
                out.add(
                        departure.forgets()
                                ? new ReleaseDecision.Forget(member)
                                : settle(family, member, Place.WITHDRAWN, unit.getUnit(), decided));
            }
        }
    }

    private void mark(byte[] key, Departure departure) {
        if (departure == Departure.LEFT) {
            traces.forget(key);
        } else {
            traces.put(key, new Whereabouts.Gone(Place.WITHDRAWN));
        }
    }

    private static ReleaseDecision settle(
            PoolFamily family, Member member, Place place, @Nullable String unit, long windowEnd) {
        return new ReleaseDecision.Settle(new LedgerEntry(
                family.lane(),
                family.scope(),
                family.process(),
                member.person(),
                member.trace(),
                0,
                place,
                unit,
                windowEnd));
    }
}
