package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Tick;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.streams.release.ReleaseDecision.Member;

/**
 * The release gate of one partition, L0.
 *
 * <h2>What it promises</h2>
 *
 * RELEASE.md's I1, I2, I3, I5–I9, by construction: a pool's key is (lane, epoch, scope, process, level, steps), an entry
 * leaves its pool when it is published, a cohort has at least k persons, a unit's row is written once and withdrawn
 * whole, and a trace that was ever published, dropped or taken back is never taken in again.
 *
 * <h2>Time</h2>
 *
 * Nothing here reads a clock. A lane's time is what its senders' CLOCK records say; a window is ticked in the record that
 * brings its end. The only use of wall-clock time is to refuse a CLOCK of the live lane from the future, and it is
 * passed in: the broker's timestamp of the record, which a replay sees again.
 *
 * <h2>Budget</h2>
 *
 * One record may cause so many store operations and not more. What is left waits in a queue in the state, and a TICK to
 * the own partition takes it up. Until then new work queues behind it, and a trace joins a window that is open behind
 * all queued ticks. So the outcome is the same as with any other budget; only later.
 */
public final class ReleaseGate {
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

    /**
     * @param partition this gate's partition of the trace topic
     * @param partitions of the topic, as many as there are senders of clocks
     */
    public ReleaseGate(GateStore rows, ReleaseSettings settings, int partition, int partitions) {
        this.settings = settings;
        this.partition = partition;
        this.rows = rows;
        this.budget = new BudgetedStore(rows, settings.budget());
        this.lanes = new Lanes(rows, partitions);
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

    /**
     * Takes in the partition's next record.
     *
     * @param written when the record was written, wall clock in milliseconds
     */
    public List<ReleaseDecision> receive(SpecificRecord message, long written) {
        List<ReleaseDecision> out = new ArrayList<>();
        budget.refill();
        switch (message) {
            case Trace trace -> arrive(trace, out);
            case RetractTrace retract -> takeBack(retract.getTrace(), Departure.RETRACTED, out);
            case SuspendTrace suspend -> takeBack(suspend.getTrace(), Departure.SUSPENDED, out);
            case ResumeTrace resume -> {} // what was suspended is withdrawn, and stays so
            case RetractPerson retract -> start(new Work.Leave(retract.getPerson(), Departure.LEFT, ""), out);
            case MergePersons merge -> merge(merge, out);
            case Clock clock -> advance(clock, written, out);
            case Close close -> close(close, out);
            case Sweep sweep -> {} // nothing waits for it: withdrawals are at once
            case Tick tick -> goOn(tick, out);
            default -> out.add(rejected("not a message for the gate"));
        }
        return out;
    }

    private void arrive(Trace trace, List<ReleaseDecision> out) {
        String fault = TraceFaults.of(trace);
        Lane lane = fault == null ? lanes.get(trace.getLane()) : null;
        if (lane == null || lane.isClosed()) {
            out.add(rejected(fault == null ? "a trace for a closed lane" : fault));
            return;
        }
        Work.Arrive work = new Work.Arrive(trace, openWindow(lane));
        if (queue.concerns(trace.getPerson())) {
            queue.add(work);
        } else {
            join(work, out);
        }
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

    private void takeBack(TraceRef ref, Departure departure, List<ReleaseDecision> out) {
        PoolFamily family = new PoolFamily(ref.getLane(), ref.getScope(), ref.getProcess());
        start(new Work.TakeBack(family, ref.getPerson(), ref.getTrace(), departure), out);
    }

    private void merge(MergePersons merge, List<ReleaseDecision> out) {
        if (merge.getPerson().equals(merge.getInto())) {
            out.add(rejected("a person merged into themselves"));
        } else {
            start(new Work.Leave(merge.getPerson(), Departure.MERGED, ""), out);
        }
    }

    private void advance(Clock clock, long written, List<ReleaseDecision> out) {
        Lane lane = lanes.get(clock.getLane());
        boolean live = clock.getLane().equals(LaneId.LIVE.value());
        if (!lane.knows(clock.getSender())) {
            out.add(rejected("a clock from an unknown sender"));
        } else if (live && clock.getThrough() > written + settings.window().toMillis()) {
            out.add(rejected("a clock of the live lane more than a window ahead of the wall clock"));
        } else if (lane.advance(clock.getSender(), clock.getThrough())) {
            moved(lane, out);
        }
    }

    private void close(Close close, List<ReleaseDecision> out) {
        Lane lane = lanes.get(close.getLane());
        if (!lane.knows(close.getSender())) {
            out.add(rejected("a close from an unknown sender"));
        } else if (lane.close(close.getSender())) {
            moved(lane, out);
        }
    }

    /** A sender's clock moved; when the lane's own clock came past the end of a window, its tick is due. */
    private void moved(Lane lane, List<ReleaseDecision> out) {
        long open = openWindow(lane);
        boolean passed = open > lane.due();
        if (passed) {
            lane.makeDue(open);
        }
        lanes.save(lane);
        if (passed) {
            start(new Work.Advance(lane.name(), open, Work.Progress.NONE), out);
        }
    }

    /** The first window whose tick has not begun; no window is closed before there is a clock, all are at the close. */
    private long openWindow(Lane lane) {
        if (lane.isClosed()) {
            return Long.MAX_VALUE;
        }
        return lane.hasClock() ? settings.windowOf(lane.clock()) : Long.MIN_VALUE;
    }

    private void goOn(Tick tick, List<ReleaseDecision> out) {
        Lane lane = tick.getLane().isEmpty() ? null : lanes.get(tick.getLane());
        if (lane != null && tick.getWindow() > openWindow(lane)) {
            out.add(rejected("a tick more than a window ahead of its lane's clock"));
        } else if (tick.getPosition() == continuation && !queue.isEmpty()) {
            work(out);
            askToGoOn(out);
        }
    }

    /** Does the work now, or puts it where its turn comes. */
    private void start(Work work, List<ReleaseDecision> out) {
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

    private @Nullable Work tickWindows(Work.Advance work, List<ReleaseDecision> out) {
        Lane lane = lanes.get(work.lane());
        long before = lane.finished();
        boolean closes = work.bound() == Long.MAX_VALUE;
        Work.Advance rest = ticks.tick(lane, work, out);
        if (rest == null && !closes) {
            lane.finish(work.bound());
        }
        if (lane.finished() > before) {
            lanes.save(lane);
            out.add(new ReleaseDecision.PassClock(
                    new Clock(lane.name(), partition, settings.startOf(lane.finished()), null)));
        }
        if (rest == null && closes) {
            out.add(new ReleaseDecision.PassClose(new Close(lane.name(), partition, null)));
        }
        return rest;
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
                Place.DROPPED,
                null,
                windowEnd));
    }

    private static ReleaseDecision rejected(String reason) {
        return new ReleaseDecision.Rejected(reason);
    }
}
