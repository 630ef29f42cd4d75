package org.opencontextgraph.streams.release;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an operator may see of the gate (HP-0005): how long its ticks take, how many rows came and went, and one figure for
 * what is withheld, over all partitions of this process. Nothing per process, scope, variant or person.
 */
final class GateMetrics {
    private static final Histogram TICK = Histogram.build(
                    "ocg_gate_tick_seconds", "Time of one record that moves a lane's clock, or goes on with work")
            .buckets(0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .register(CollectorRegistry.defaultRegistry);
    private static final Counter ROWS = Counter.build(
                    "ocg_gate_rows_total", "Rows that were published, hidden, shown again, or withdrawn")
            .labelNames("what")
            .register(CollectorRegistry.defaultRegistry);
    private static final Gauge WITHHELD = Gauge.build(
                    "ocg_gate_withheld_share", "Share of all steps that is in no unit, rounded to tenths")
            .register(CollectorRegistry.defaultRegistry);

    private static final Map<Integer, long[]> TOTALS = new ConcurrentHashMap<>();

    private GateMetrics() {}

    static void took(long nanos) {
        TICK.observe(nanos / 1e9);
    }

    static void row(String what) {
        ROWS.labels(what).inc();
    }

    /** @param totals steps that came into this partition, and those that are in units */
    static void withheld(int partition, long[] totals) {
        TOTALS.put(partition, totals);
        share();
    }

    /** The partition is somebody else's now. */
    static void gone(int partition) {
        TOTALS.remove(partition);
        share();
    }

    private static void share() {
        long arrived = 0;
        long published = 0;
        for (long[] totals : TOTALS.values()) {
            arrived += totals[0];
            published += totals[1];
        }
        WITHHELD.set(arrived == 0 ? 0 : Math.round(10.0 * (arrived - published) / arrived) / 10.0);
    }
}
