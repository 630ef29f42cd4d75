package org.opencontextgraph.ingest.job;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import java.time.Instant;
import org.opencontextgraph.ingest.registry.RunTable;

/** What is read of tools, and how far behind that is (HP-0003). */
final class IngestMetrics {
    private static final Counter TOLD = Counter.build("ocg_ingest_told_total", "What tools told, by what became of it")
            .labelNames("connector", "outcome")
            .register(CollectorRegistry.defaultRegistry);
    private static final Counter WAITS = Counter.build(
                    "ocg_ingest_waits_total", "How often a tool had its connector wait before it asked again")
            .labelNames("connector")
            .register(CollectorRegistry.defaultRegistry);
    private static final Counter RUNS = Counter.build("ocg_ingest_runs_total", "Runs of streams, by their verdict")
            .labelNames("connector", "verdict")
            .register(CollectorRegistry.defaultRegistry);
    private static final Gauge BACKLOG = Gauge.build(
                    "ocg_ingest_backlog_seconds",
                    "How long ago it was, at the end of the last run, up to which a stream is complete")
            .labelNames("connector", "stream")
            .register(CollectorRegistry.defaultRegistry);

    private IngestMetrics() {}

    static void ran(String connector, RunTable.Row run) {
        told(connector, "mapped", run.mapped());
        told(connector, "ignored", run.ignored());
        told(connector, "duplicate", run.duplicate());
        told(connector, "unmapped", run.unmapped());
        told(connector, "rejected", run.rejected());
        WAITS.labels(connector).inc((double) run.waited().times());
        RUNS.labels(connector, run.verdict().isEmpty() ? "complete" : "partial").inc();
        Instant completeUpTo = run.completeUpTo();
        if (completeUpTo != null) {
            long millis = run.finished().toEpochMilli() - completeUpTo.toEpochMilli();
            BACKLOG.labels(connector, run.stream()).set(Math.max(0, millis) / 1e3);
        }
    }

    private static void told(String connector, String outcome, long number) {
        TOLD.labels(connector, outcome).inc((double) number);
    }
}
