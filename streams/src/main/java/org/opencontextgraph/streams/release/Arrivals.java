package org.opencontextgraph.streams.release;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Trace;

/** Traces that come in: each joins the pool of its sequence, or of its transitions when it is not for L0. */
final class Arrivals {
    private static final int LONGEST = 256;

    private final GateBooks books;

    Arrivals(GateBooks books) {
        this.books = books;
    }

    /**
     * An entry joins window max(window of the trace's last event, first window whose tick has not begun). What the
     * budget leaves over is returned.
     */
    Work.@Nullable Arrive join(Work.Arrive work, List<ReleaseDecision> out) {
        Trace trace = work.trace();
        if (books.aliases.isBarred(trace.getPerson())) {
            out.add(new ReleaseDecision.Rejected("a trace of an account that is barred"));
            return null;
        }
        Lane lane = books.lanes.get(trace.getLane());
        Member member = new Member(trace.getPerson(), trace.getTrace(), 0);
        PoolFamily family = new PoolFamily(trace.getLane(), trace.getScope(), trace.getProcess());
        Fingerprint familyId = books.families.idOf(family);
        Policy policy = books.policies.get(work.epoch());
        long time = trace.getTimes().getLast();
        long window = Math.max(policy.endOfWindow(time), work.open());
        if (work.number() == 0) {
            if (books.traces.find(lane, member) != null) {
                return null;
            }
            books.totals.arrived(trace.getSteps().size());
            books.population.join(familyId, member.person(), window);
            if (lane.reach(window)) {
                books.lanes.save(lane);
            }
        }
        Entry entry = new Entry(
                window, time, member.person(), member.trace(), 0, Buckets.ofSequence(trace.getTimes()), List.of());
        if (PoolKey.isForL0(trace.getSteps(), LONGEST)) {
            pool(lane, PoolKey.ofWholeSequence(familyId, work.epoch(), trace.getSteps()), entry);
            return null;
        }
        if (work.number() == 0) {
            books.traces.put(lane, member, new Whereabouts.Split());
            out.add(Ledger.settle(family, member, Place.SPLIT, window));
        }
        for (int number = Math.max(1, work.number()); number <= trace.getSteps().size() + 1; number++) {
            PoolKey key = PoolKey.ofTransition(familyId, work.epoch(), trace.getSteps(), number);
            if (key != null) {
                if (number > work.number() && books.rows.isSpent()) {
                    return work.from(number);
                }
                pool(lane, key, entry.transition(number, window));
            }
        }
        return null;
    }

    private void pool(Lane lane, PoolKey key, Entry entry) {
        Fingerprint pool = books.pools.add(lane, key, List.of(entry));
        books.traces.put(lane, entry.member(), new Whereabouts.Pooled(pool, entry.window(), entry.time()));
    }
}
