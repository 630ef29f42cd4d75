package org.opencontextgraph.compose.bench.release;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.streams.release.ReleaseDecision;
import org.opencontextgraph.streams.release.ReleaseGate;
import org.opencontextgraph.streams.release.ReleaseSettings;

/** The gate of one partition and what is sent to it; what the gate writes to itself comes back at once. */
public final class GateRun {
    private static final int CLOCK_EVERY = 1_000;
    /** Wall clock of the records. It is asked about the live lane only. */
    private static final long WRITTEN = 0;

    private final GateRows rows = new GateRows();
    private final Deque<SpecificRecord> inbox = new ArrayDeque<>();
    private final ReleaseGate gate;
    private final Consumer<ReleaseDecision> decisions;
    private long mostOperations;

    public GateRun(ReleaseSettings settings, Consumer<ReleaseDecision> decisions) {
        this.gate = new ReleaseGate(rows, settings, 0, 1);
        this.decisions = decisions;
    }

    /** A whole import: traces in the order of their last event, a clock every thousand, and the lane's end. */
    public void take(List<Trace> traces) {
        for (int i = 0; i < traces.size(); i++) {
            Trace trace = traces.get(i);
            if (i % CLOCK_EVERY == 0) {
                // the next trace may have ended at the same time
                send(new Clock(trace.getLane(), 0, trace.getTimes().getLast() - 1, null));
            }
            send(trace);
        }
        if (!traces.isEmpty()) {
            send(new Close(traces.getFirst().getLane(), 0, null));
        }
    }

    /** These persons leave, and the day's sweep comes. */
    void leave(Iterable<String> persons) {
        for (String person : persons) {
            send(new RetractPerson(person));
        }
        send(new Sweep(WRITTEN));
    }

    GateRows rows() {
        return rows;
    }

    /** Most store operations that one record caused. */
    long mostOperations() {
        return mostOperations;
    }

    private void send(SpecificRecord message) {
        inbox.add(message);
        SpecificRecord next = inbox.poll();
        while (next != null) {
            for (ReleaseDecision decision : gate.receive(next, WRITTEN)) {
                switch (decision) {
                    case ReleaseDecision.GoOn(var tick) -> inbox.add(tick);
                    case ReleaseDecision.Rejected(String reason) ->
                        throw new IllegalStateException("the gate rejects what the benchmark sends: " + reason);
                    default -> decisions.accept(decision);
                }
            }
            mostOperations = Math.max(mostOperations, gate.operations());
            next = inbox.poll();
        }
    }
}
