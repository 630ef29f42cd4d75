package org.opencontextgraph.query.materializer;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Figures per table; nothing per process, variant or person. Records are counted in whole thousands: with the exact number of
 * events, what is published would tell exactly how much is withheld.
 */
final class MaterializerMetrics {
    private static final long STEP = 1_000;
    private static final Map<String, AtomicLong> UNTOLD = new ConcurrentHashMap<>();
    private static final Counter RECORDS = Counter.build(
                    "ocg_materializer_records_total", "Records committed, in whole thousands")
            .labelNames("table")
            .register(CollectorRegistry.defaultRegistry);
    static final Counter REJECTED = Counter.build("ocg_materializer_rejected_total", "Records sent to the dead letters")
            .labelNames("table")
            .register(CollectorRegistry.defaultRegistry);
    static final Counter RETRIES = Counter.build("ocg_materializer_retries_total", "Batches that had to be tried again")
            .labelNames("table")
            .register(CollectorRegistry.defaultRegistry);
    static final Histogram COMMIT = Histogram.build("ocg_materializer_commit_seconds", "Time of one transaction")
            .labelNames("table")
            .buckets(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
            .register(CollectorRegistry.defaultRegistry);

    private MaterializerMetrics() {}

    static void committed(String table, long records) {
        AtomicLong untold = UNTOLD.computeIfAbsent(table, _ -> new AtomicLong());
        long before = untold.getAndAdd(records);
        RECORDS.labels(table).inc(((before + records) / STEP - before / STEP) * (double) STEP);
    }
}
