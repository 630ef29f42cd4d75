package org.opencontextgraph.ingest.job;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;
import java.time.Duration;

/** How long jobs take, and how long they waited for a worker: a job runs on one worker at a time, the others wait (HP-0005). */
final class JobMetrics {
    private static final double[] SECONDS = {0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300};

    private static final Histogram RUN = Histogram.build("ocg_job_seconds", "Time of one attempt of a job")
            .labelNames("job", "outcome")
            .buckets(SECONDS)
            .register(CollectorRegistry.defaultRegistry);
    private static final Histogram WAIT = Histogram.build(
                    "ocg_job_wait_seconds", "Time from when a job was due until a worker had it to itself")
            .labelNames("job")
            .buckets(SECONDS)
            .register(CollectorRegistry.defaultRegistry);

    private JobMetrics() {}

    static void waited(String job, Duration time) {
        WAIT.labels(job).observe(Math.max(0, time.toNanos() / 1e9));
    }

    static void ran(String job, boolean done, long nanos) {
        RUN.labels(job, done ? "done" : "failed").observe(nanos / 1e9);
    }
}
