package org.opencontextgraph.streams.release;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision.GoOn;

/** A gate and its partition: what the gate writes to itself comes back behind what is written already. */
final class GateRun {
    final TreeMapStore rows = new TreeMapStore();
    final List<ReleaseDecision> decisions = new ArrayList<>();
    /** Each record with what was decided on it. */
    final List<Step> steps = new ArrayList<>();

    private final Deque<SpecificRecord> ticks = new ArrayDeque<>();
    private final ReleaseSettings settings;
    private final int partitions;
    private ReleaseGate gate;
    int continuations;
    long mostOperations;

    record Step(SpecificRecord record, List<ReleaseDecision> decisions) {}

    GateRun(ReleaseSettings settings, int partitions) {
        this.settings = settings;
        this.partitions = partitions;
        this.gate = new ReleaseGate(rows, settings, 0, partitions);
    }

    static ReleaseSecret secret(int seed) {
        byte[] bytes = new byte[ReleaseSecret.LENGTH];
        bytes[0] = (byte) seed;
        return new ReleaseSecret(bytes);
    }

    /** Sends a record; its ticks wait. */
    List<ReleaseDecision> send(SpecificRecord message) {
        return send(message, Long.MAX_VALUE / 2);
    }

    List<ReleaseDecision> send(SpecificRecord message, long written) {
        List<ReleaseDecision> out = gate.receive(message, written);
        for (ReleaseDecision decision : out) {
            if (decision instanceof GoOn(var tick)) {
                ticks.add(tick);
            }
        }
        decisions.addAll(out);
        steps.add(new Step(message, out));
        mostOperations = Math.max(mostOperations, gate.operations());
        return out;
    }

    /** The next tick comes back; false when there is none. */
    boolean tick() {
        SpecificRecord next = ticks.poll();
        if (next == null) {
            return false;
        }
        continuations++;
        send(next);
        return true;
    }

    /** Until the gate has nothing more to say to itself. */
    void settle() {
        boolean more;
        do {
            more = tick();
        } while (more);
    }

    /** The task dies and is made anew over the same state. */
    void restart() {
        gate = new ReleaseGate(rows, settings, 0, partitions);
    }

    /** Units that were withdrawn, in order. */
    List<Unit> withdrawn() {
        return decisions(ReleaseDecision.Withdraw.class).stream()
                .map(ReleaseDecision.Withdraw::row)
                .filter(Unit.class::isInstance)
                .map(Unit.class::cast)
                .toList();
    }

    <T extends ReleaseDecision> List<T> decisions(Class<T> kind) {
        return decisions.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
