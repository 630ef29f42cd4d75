package org.opencontextgraph.query.materializer;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;

/** Figures per table; nothing per process, variant or person. */
final class MaterializerMetrics {
    static final Counter RECORDS = Counter.build("ocg_materializer_records_total", "Records committed")
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
}
