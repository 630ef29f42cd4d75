package org.opencontextgraph.compose.bench.release;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.streams.release.ReleaseSettings;

/**
 * How fast the gate alone is, with its rows in memory. Time is the processor's, garbage collection included: the machine may be
 * shared, and then a clock measures the neighbours.
 *
 * @param tracesPerSecond of one processor
 * @param times how often the log was repeated for the ratio
 * @param timePerTrace of the repeated log, against that of the log itself; 1 is a cost that is linear in the events
 */
public record SpeedFigures(double tracesPerSecond, int times, double timePerTrace) {
    private static final int TIMES = 4;
    /** More than any entry waits, all rungs together, so that no entry meets one of the copy before it. */
    private static final int WINDOWS_BETWEEN = 16;
    /** A short log goes through the gate several times, until there is something to measure. */
    private static final int LEAST_TRACES = 60_000;

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /**
     * Medians after a warm-up; both lengths in turn, so that what else the machine does hits both.
     *
     * @param runs how often each is measured
     */
    static SpeedFigures of(LogTraces log, ReleaseSettings gate, int runs) {
        List<Trace> once = log.traces();
        List<Trace> repeated = repeated(once, gate.policy().window(), TIMES);
        seconds(once, gate);
        seconds(repeated, gate);
        List<Double> alone = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            alone.add(seconds(once, gate));
            many.add(seconds(repeated, gate));
        }
        double seconds = median(alone);
        return new SpeedFigures(once.size() / seconds, TIMES, median(many) / TIMES / seconds);
    }

    /**
     * The traces so many times, one copy after the other: each later by the log's length and some windows, with persons and
     * traces of its own. Side by side they would fill the same pools, and another log would be measured.
     */
    static List<Trace> repeated(List<Trace> traces, long window, int times) {
        if (traces.isEmpty()) {
            return List.of();
        }
        long length = traces.getLast().getTimes().getLast()
                - traces.getFirst().getTimes().getLast();
        long shift = (length / window + WINDOWS_BETWEEN) * window;
        List<Trace> all = new ArrayList<>(traces.size() * times);
        for (int copy = 0; copy < times; copy++) {
            long later = copy * shift;
            String mark = Integer.toString(copy);
            for (Trace trace : traces) {
                all.add(Trace.newBuilder(trace)
                        .setPerson(trace.getPerson() + mark)
                        .setTrace(trace.getTrace() + mark)
                        .setTimes(trace.getTimes().stream()
                                .map(time -> time + later)
                                .toList())
                        .build());
            }
        }
        return all;
    }

    private static double seconds(List<Trace> traces, ReleaseSettings gate) {
        int rounds = Math.max(1, LEAST_TRACES / Math.max(1, traces.size()));
        long started = MACHINE.getProcessCpuTime();
        for (int round = 0; round < rounds; round++) {
            new GateRun(gate, decision -> {}).take(traces);
        }
        return (MACHINE.getProcessCpuTime() - started) / 1e9 / rounds;
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
