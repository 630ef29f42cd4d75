package org.opencontextgraph.ingest.job;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.time.Duration;

/** How long jobs take and wait, how many wait and run, and how many did not come to a good end (HP-0005). */
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
    private static final Gauge QUEUED = gauge(
                    "ocg_jobs_queued", "Jobs in Redis that no worker has taken; NaN: not known")
            .labelNames("lane")
            .register(CollectorRegistry.defaultRegistry);
    private static final Gauge RUNNING = gauge("ocg_jobs_running", "Jobs that this process runs now")
            .labelNames("lane")
            .register(CollectorRegistry.defaultRegistry);
    private static final Gauge OLDEST = gauge(
                    "ocg_job_oldest_due_seconds", "How long the job that waits longest has been due; NaN: not known")
            .register(CollectorRegistry.defaultRegistry);
    private static final Counter RETRIES = counter("ocg_job_retries_total", "Attempts after the first one");
    private static final Counter DEAD =
            counter("ocg_job_dead_total", "Jobs that were given up until they are due again");
    private static final Counter CANCELLED = counter("ocg_job_cancelled_total", "Runs that an operator stopped");
    private static final Counter LOST = counter("ocg_job_lost_total", "Runs whose worker died");

    private JobMetrics() {}

    private static Gauge.Builder gauge(String name, String help) {
        return Gauge.build(name, help);
    }

    private static Counter counter(String name, String help) {
        return Counter.build(name, help).labelNames("job").register(CollectorRegistry.defaultRegistry);
    }

    static void began(String job, int attempt, Duration waited) {
        WAIT.labels(job).observe(Math.max(0, waited.toNanos() / 1e9));
        if (attempt > 1) {
            RETRIES.labels(job).inc();
        }
    }

    static void ended(String job, Outcome outcome, Duration time) {
        String how = outcome == Outcome.DEAD ? Outcome.FAILED.text() : outcome.text();
        RUN.labels(job, how).observe(time.toNanos() / 1e9);
        if (outcome == Outcome.DEAD) {
            dead(job);
        } else if (outcome == Outcome.CANCELLED) {
            CANCELLED.labels(job).inc();
        }
    }

    static void dead(String job) {
        DEAD.labels(job).inc();
    }

    static void lost(String job, int runs) {
        LOST.labels(job).inc(runs);
    }

    static void running(Lane lane, long number) {
        RUNNING.labels(lane.key()).set((double) number);
    }

    static void queued(Lane lane, double number) {
        QUEUED.labels(lane.key()).set(number);
    }

    static void oldestDue(double seconds) {
        OLDEST.set(seconds);
    }
}
