package org.opencontextgraph.compose.bench.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;
import org.opencontextgraph.streams.release.ReleaseDecision.Withdraw;
import org.opencontextgraph.streams.release.ReleaseSettings;

/** One log through one gate, and then some of its people leave. */
final class Measurement {
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final int FEW = 5;
    private static final int MANY = 50;

    private final LogTraces log;
    private final ReleaseSettings gate;
    private final GateRun run;
    private final Published published;
    private long withdrawn;

    private Measurement(LogTraces log, ReleaseSettings gate) {
        this.log = log;
        this.gate = gate;
        List<Publish> units = new ArrayList<>();
        this.run = new GateRun(gate, decision -> take(decision, units));
        run.take(log.traces());
        this.published = new Published(units);
    }

    static Measurement of(LogTraces log, ReleaseSettings gate) {
        return new Measurement(log, gate);
    }

    Published published() {
        return published;
    }

    /** Share of the step occurrences that were counted. */
    double steps() {
        return (double) published.occurrences() / log.steps();
    }

    /**
     * @throws IllegalStateException when the gate does not withdraw what its units say it would, or a record costs more than
     *     its budget
     */
    SettingFigures figures(Setting setting) {
        double traces = log.traces().size();
        long mostBytes = run.rows().mostBytes();
        long bytes = run.rows().bytes();
        Leavers leavers = new Leavers(log.persons(), published);
        requireTheSameFromTheGate(leavers);
        if (run.mostOperations() > gate.budget()) {
            throw new IllegalStateException("a record caused " + run.mostOperations() + " store operations");
        }
        Map<String, Long> lastEvents = new HashMap<>();
        for (Trace trace : log.traces()) {
            lastEvents.put(trace.getTrace(), trace.getTimes().getLast());
        }
        Lags lags = published.lags(trace -> lastEvents.getOrDefault(trace, 0L));
        return new SettingFigures(
                gate.policy().k(),
                setting.windowText(),
                setting.m(),
                log.others(),
                published.traces() / traces,
                steps(),
                (double) published.occurrencesInVariants() / log.steps(),
                lags.quantile(50) / DAY,
                lags.quantile(90) / DAY,
                leavers.meanShare(FEW),
                leavers.worstShare(FEW),
                leavers.meanShare(MANY),
                published.variants(),
                published.edges(),
                published.units().size(),
                Math.round(mostBytes / traces),
                Math.round(bytes / traces),
                run.mostOperations());
    }

    /** The first draw leaves for real: a figure that only we computed would prove nothing about the gate. */
    private void requireTheSameFromTheGate(Leavers leavers) {
        List<String> drawn = leavers.draw(MANY, 0);
        run.leave(drawn);
        long expected = leavers.withdrawn(drawn);
        if (withdrawn != expected) {
            throw new IllegalStateException("%,d occurrences should go with %,d leavers, but the gate withdraws %,d"
                    .formatted(expected, drawn.size(), withdrawn));
        }
    }

    private void take(ReleaseDecision decision, List<Publish> units) {
        switch (decision) {
            case Publish publish -> units.add(publish);
            case Withdraw(Unit unit) -> withdrawn += Published.occurrences(unit);
            default -> {}
        }
    }
}
