package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Tick;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;

/**
 * The release gate of one partition, L0.
 *
 * <h2>What it promises</h2>
 *
 * RELEASE.md's I1, I2, I3, I5–I9, by construction: a pool's key is (lane, epoch, scope, process, level, steps), an entry
 * leaves its pool when it is published, a cohort has at least k persons, a unit's row is written once and withdrawn
 * whole, and a trace that was ever published, dropped or taken back is never taken in again. Of a person who left nothing
 * is kept, not even that: there the `since` of a new consent sees to it, which is never before the opt-out.
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
    private final ReleaseSettings settings;
    private final BudgetedStore budget;
    private final Lanes lanes;
    private final GateWork work;

    /**
     * @param partition this gate's partition of the trace topic
     * @param partitions of the topic, as many as there are senders of clocks
     */
    public ReleaseGate(GateStore rows, ReleaseSettings settings, int partition, int partitions) {
        this.settings = settings;
        this.budget = new BudgetedStore(rows, settings.budget());
        this.lanes = new Lanes(rows, partitions);
        this.work = new GateWork(rows, budget, settings, lanes, partition);
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
            case RetractPerson retract -> work.start(new Work.Leave(retract.getPerson(), Departure.LEFT, ""), out);
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
        work.arrive(new Work.Arrive(trace, openWindow(lane)), out);
    }

    private void takeBack(TraceRef ref, Departure departure, List<ReleaseDecision> out) {
        PoolFamily family = new PoolFamily(ref.getLane(), ref.getScope(), ref.getProcess());
        work.start(new Work.TakeBack(family, ref.getPerson(), ref.getTrace(), departure), out);
    }

    private void merge(MergePersons merge, List<ReleaseDecision> out) {
        if (merge.getPerson().equals(merge.getInto())) {
            out.add(rejected("a person merged into themselves"));
        } else {
            work.start(new Work.Leave(merge.getPerson(), Departure.MERGED, ""), out);
        }
    }

    private void advance(Clock clock, long written, List<ReleaseDecision> out) {
        Lane lane = lanes.get(clock.getLane());
        boolean live = clock.getLane().equals(LaneId.LIVE.value());
        if (!lane.knows(clock.getSender())) {
            out.add(rejected("a clock from an unknown sender"));
        } else if (!TraceFaults.isTime(clock.getThrough())) {
            out.add(rejected("a clock from outside the years 1 to 9999"));
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
            work.start(new Work.Advance(lane.name(), open, Work.Progress.NONE), out);
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
        } else {
            work.goOn(tick.getPosition(), out);
        }
    }

    private static ReleaseDecision rejected(String reason) {
        return new ReleaseDecision.Rejected(reason);
    }
}
