package org.opencontextgraph.streams.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Tick;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.streams.release.ReleaseDecision.Member;

/** Does the gate's work, one piece after the other, within the budget of the record at hand; the rest waits for its tick. */
final class GateWork {
    private static final String OTHER = "other";
    private static final int LONGEST = 256;

    private final ReleaseSettings settings;
    private final int partition;
    private final GateStore rows;
    private final BudgetedStore budget;
    private final Lanes lanes;
    private final PoolFamilies families;
    private final Population population;
    private final Pools pools;
    private final Traces traces;
    private final LaneTicks ticks;
    private final Departures departures;
    private final WorkQueue queue;
    private final Set<String> merged = new HashSet<>();
    private long continuation;

    GateWork(GateStore rows, BudgetedStore budget, ReleaseSettings settings, Lanes lanes, int partition) {
        this.settings = settings;
        this.partition = partition;
        this.rows = rows;
        this.budget = budget;
        this.lanes = lanes;
        this.families = new PoolFamilies(rows);
        this.population = new Population(budget, settings);
        this.pools = new Pools(budget, settings);
        this.traces = new Traces(budget);
        Units units = new Units(budget, settings);
        this.ticks = new LaneTicks(budget, settings, families, pools, traces, units, population);
        this.departures = new Departures(budget, settings, lanes, families, pools, traces, units, population);
        this.queue = new WorkQueue(rows);
        byte[] from = Rows.allMerged();
        rows.range(from, Rows.behind(from), Integer.MAX_VALUE)
                .forEach(row -> merged.add(new RowReader(row.key(), 1).text()));
        byte @Nullable [] row = rows.get(Rows.continuations());
        this.continuation = row == null ? 0 : new RowReader(row, 0).varint();
    }

    /** A trace waits only for work on its own person; it joins no window that queued work may tick. */
    void arrive(Work.Arrive arrival, List<ReleaseDecision> out) {
        if (queue.concerns(arrival.person())) {
            queue.add(arrival);
        } else {
            join(arrival, out);
        }
    }

    /** Does the work now, or puts it where its turn comes. */
    void start(Work work, List<ReleaseDecision> out) {
        if (!queue.isEmpty()) {
            queue.add(work);
            return;
        }
        Work rest = perform(work, out);
        if (rest != null) {
            queue.add(rest);
            askToGoOn(out);
        }
    }

    /** A tick came back; any but the one that was asked for is a repetition. */
    void goOn(long position, List<ReleaseDecision> out) {
        if (position == continuation && !queue.isEmpty()) {
            work(out);
            askToGoOn(out);
        }
    }

    private void work(List<ReleaseDecision> out) {
        Work head = queue.head();
        while (head != null && !budget.isSpent()) {
            Work rest = perform(head, out);
            if (rest == null) {
                queue.removeHead();
            } else {
                queue.replaceHead(rest);
            }
            head = queue.head();
        }
    }

    private void askToGoOn(List<ReleaseDecision> out) {
        Work head = queue.head();
        if (head == null) {
            return;
        }
        continuation++;
        rows.put(Rows.continuations(), new RowWriter(10).varint(continuation).done());
        Tick tick = head instanceof Work.Advance(String lane, long bound, Work.Progress progress)
                ? new Tick(lane, lanes.get(lane).firstWindowBefore(bound), continuation)
                : new Tick("", 0L, continuation);
        out.add(new ReleaseDecision.GoOn(tick));
    }

    private @Nullable Work perform(Work work, List<ReleaseDecision> out) {
        return switch (work) {
            case Work.Advance advance -> tickWindows(advance, out);
            case Work.Leave leave -> leave(leave, out);
            case Work.TakeBack takeBack -> {
                departures.takeBack(takeBack, out);
                yield null;
            }
            case Work.Arrive arrive -> {
                join(arrive, out);
                yield null;
            }
        };
    }

    /** An entry joins window max(window of the trace's last event, first window whose tick has not begun). */
    private void join(Work.Arrive work, List<ReleaseDecision> out) {
        Trace trace = work.trace();
        Lane lane = lanes.get(trace.getLane());
        Member member = new Member(trace.getPerson(), trace.getTrace());
        byte[] key = traces.key(lane, member);
        if (traces.find(key) != null) {
            return;
        }
        PoolFamily family = new PoolFamily(trace.getLane(), trace.getScope(), trace.getProcess());
        long time = trace.getTimes().getLast();
        long window = Math.max(settings.windowOf(time), work.open());
        boolean counts = !merged.contains(member.person());
        Fingerprint familyId = families.idOf(family);
        if (counts) {
            population.join(familyId, member.person(), window);
            if (lane.reach(window)) {
                lanes.save(lane);
            }
        }
        if (counts && isForL0(trace.getSteps())) {
            PoolKey pool = PoolKey.ofWholeSequence(familyId, trace.getSteps());
            traces.put(key, pools.add(lane, pool, new Entry(window, time, member.person(), member.trace())));
        } else {
            traces.put(key, new Whereabouts.Gone(Place.DROPPED));
            out.add(dropped(family, member, settings.endOf(window)));
        }
    }

    private static boolean isForL0(List<String> steps) {
        return steps.size() <= LONGEST && !steps.contains(OTHER);
    }

    private @Nullable Work tickWindows(Work.Advance work, List<ReleaseDecision> out) {
        Lane lane = lanes.get(work.lane());
        long before = lane.finished();
        boolean closes = work.bound() == Long.MAX_VALUE;
        Work.Advance rest = ticks.tick(lane, work, out);
        if (rest != null) {
            return rest;
        }
        if (closes) {
            lane.finishAll();
        } else {
            lane.finish(work.bound());
        }
        if (lane.finished() > before) {
            lanes.save(lane);
            out.add(new ReleaseDecision.PassClock(
                    new Clock(lane.name(), partition, settings.startOf(lane.finished()), null)));
        }
        if (closes) {
            out.add(new ReleaseDecision.PassClose(new Close(lane.name(), partition, null)));
        }
        return null;
    }

    private @Nullable Work leave(Work.Leave work, List<ReleaseDecision> out) {
        Work rest = departures.leave(work, out);
        if (rest == null && work.departure() == Departure.MERGED && merged.add(work.person())) {
            rows.put(Rows.merged(work.person()), new byte[0]);
        } else if (rest == null && work.departure() == Departure.LEFT && merged.remove(work.person())) {
            rows.delete(Rows.merged(work.person()));
        }
        return rest;
    }

    private static ReleaseDecision dropped(PoolFamily family, Member member, long windowEnd) {
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
