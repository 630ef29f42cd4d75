package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.AuditEntry;
import org.opencontextgraph.schema.message.AuditKind;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Tick;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.schema.message.WithdrawEpoch;

/**
 * The release gate of one partition.
 *
 * <h2>What it promises</h2>
 *
 * RELEASE.md's I1–I9, by construction: a pool's key is (lane, epoch, scope, process, level, steps), an entry leaves its
 * pool when it is published, a cohort has at least k persons who are fresh to everybody in it, a unit's row is written
 * once, hidden and shown as it is, and withdrawn whole, and a trace that was dropped or taken back is never taken in
 * again. Of a person who left nothing is kept, not even that: there the `since` of a new consent sees to it, which is
 * never before the opt-out.
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
    private final GateBooks books;
    private final GateWork work;

    /**
     * @param partition this gate's partition of the trace topic
     * @param partitions of the topic, as many as there are senders of clocks
     */
    public ReleaseGate(GateStore rows, ReleaseSettings settings, int partition, int partitions) {
        this.settings = settings;
        this.books = new GateBooks(rows, settings, partitions);
        this.work = new GateWork(rows, books, partition);
    }

    /**
     * Takes in the partition's next record.
     *
     * @param written when the record was written, wall clock in milliseconds
     */
    public List<ReleaseDecision> receive(SpecificRecord message, long written) {
        List<ReleaseDecision> out = new ArrayList<>();
        books.rows.refill();
        switch (message) {
            case Trace trace -> arrive(trace, out);
            case SuspendTrace suspend -> change(Work.Kind.SUSPEND, suspend.getTrace(), out);
            case ResumeTrace resume -> change(Work.Kind.RESUME, resume.getTrace(), out);
            case RetractTrace retract -> change(Work.Kind.RETRACT, retract.getTrace(), out);
            case RetractPerson retract -> work.start(new Work.Depart(retract.getPerson()), out);
            case MergePersons merge -> merge(merge, out);
            case UnmergePersons undo -> work.start(new Work.Merge(undo.getPerson(), ""), out);
            case Epoch epoch -> begin(epoch, out);
            case WithdrawEpoch withdraw -> withdraw(withdraw, out);
            case Clock clock -> advance(clock, written, out);
            case Close close -> close(close, out);
            case Sweep sweep -> work.start(new Work.SweepAll(), out);
            case Tick tick -> goOn(tick, out);
            default -> out.add(rejected("not a message for the gate"));
        }
        books.totals.save();
        return out;
    }

    /** Steps that came in, and those that are in units; for the share withheld and nothing else. */
    long[] totals() {
        return new long[] {books.totals.arrived(), books.totals.published()};
    }

    /** Store operations that the last record caused. */
    public long operations() {
        return books.rows.spent();
    }

    private void arrive(Trace trace, List<ReleaseDecision> out) {
        String fault = TraceFaults.of(trace);
        Lane lane = fault == null ? books.lanes.get(trace.getLane()) : null;
        if (lane == null || lane.isClosed()) {
            out.add(rejected(fault == null ? "a trace for a closed lane" : fault));
            return;
        }
        Policy policy = books.policies.current();
        long open = lane.hasClock() ? policy.endOfWindow(lane.clock()) : Long.MIN_VALUE;
        work.arrive(new Work.Arrive(trace, open, policy.epoch(), 0), out);
    }

    private void change(Work.Kind kind, TraceRef ref, List<ReleaseDecision> out) {
        PoolFamily family = new PoolFamily(ref.getLane(), ref.getScope(), ref.getProcess());
        work.start(new Work.Change(kind, family, ref.getPerson(), ref.getTrace(), null), out);
    }

    private void merge(MergePersons merge, List<ReleaseDecision> out) {
        if (merge.getPerson().isEmpty() || merge.getInto().isEmpty()) {
            out.add(rejected("a merge without a person"));
        } else if (merge.getPerson().equals(merge.getInto())) {
            out.add(rejected("a person merged into themselves"));
        } else {
            work.start(new Work.Merge(merge.getPerson(), merge.getInto()), out);
        }
    }

    private void begin(Epoch epoch, List<ReleaseDecision> out) {
        Policy policy = Policy.of(epoch);
        String fault = policy.fault(settings.unsafe());
        long current = books.policies.current().epoch();
        if (fault == null && policy.epoch() <= current) {
            fault = "an epoch's number is greater than that of every epoch before it";
        }
        if (fault == null) {
            books.policies.begin(policy);
            out.add(note(AuditKind.EPOCH_BEGUN, policy.epoch(), policy.rules()));
        } else {
            out.add(note(AuditKind.EPOCH_REFUSED, policy.epoch(), fault));
            out.add(rejected(fault));
        }
    }

    private void withdraw(WithdrawEpoch withdraw, List<ReleaseDecision> out) {
        long epoch = withdraw.getEpoch();
        boolean isOver =
                books.policies.knows(epoch) && epoch < books.policies.current().epoch();
        if (isOver) {
            out.add(note(AuditKind.EPOCH_WITHDRAWN, epoch, "everything of it"));
            work.start(new Work.Revoke(epoch, null), out);
        } else {
            String fault = "only an epoch that is over can be withdrawn";
            out.add(note(AuditKind.EPOCH_REFUSED, epoch, fault));
            out.add(rejected(fault));
        }
    }

    private void advance(Clock clock, long written, List<ReleaseDecision> out) {
        Lane lane = books.lanes.get(clock.getLane());
        boolean live = clock.getLane().equals(LaneId.LIVE.value());
        if (!lane.knows(clock.getSender())) {
            out.add(rejected("a clock from an unknown sender"));
        } else if (!TraceFaults.isTime(clock.getThrough())) {
            out.add(rejected("a clock from outside the years 1 to 9999"));
        } else if (live
                && clock.getThrough() > written + books.policies.current().window()) {
            out.add(rejected("a clock of the live lane more than a window ahead of the wall clock"));
        } else if (lane.advance(clock.getSender(), clock.getThrough())) {
            moved(lane, out);
        }
    }

    private void close(Close close, List<ReleaseDecision> out) {
        Lane lane = books.lanes.get(close.getLane());
        if (!lane.knows(close.getSender())) {
            out.add(rejected("a close from an unknown sender"));
        } else if (lane.close(close.getSender())) {
            moved(lane, out);
        }
    }

    /** A sender's clock moved; when the lane's own clock moved with it, windows may have ended. */
    private void moved(Lane lane, List<ReleaseDecision> out) {
        long clock = lane.clock();
        boolean moves = lane.hasClock() && clock > lane.due();
        if (moves) {
            lane.makeDue(clock);
        }
        books.lanes.save(lane);
        if (moves) {
            long passes = books.policies.current().passed(clock);
            work.start(new Work.Advance(lane.name(), clock, passes, Work.Progress.NONE), out);
        }
    }

    private void goOn(Tick tick, List<ReleaseDecision> out) {
        Lane lane = tick.getLane().isEmpty() ? null : books.lanes.get(tick.getLane());
        if (lane != null && tick.getWindow() > lane.clock()) {
            out.add(rejected("a tick of a window that its lane's clock has not passed"));
        } else {
            work.goOn(tick.getPosition(), out);
        }
    }

    private static ReleaseDecision note(AuditKind kind, long epoch, String what) {
        return new ReleaseDecision.Note(new AuditEntry(kind, null, "epoch " + epoch + ": " + what));
    }

    private static ReleaseDecision rejected(String reason) {
        return new ReleaseDecision.Rejected(reason);
    }
}
