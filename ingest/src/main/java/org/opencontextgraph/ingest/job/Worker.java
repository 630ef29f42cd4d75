package org.opencontextgraph.ingest.job;

import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs queued jobs, one at a time, at least once each.
 *
 * <p>A job that fails stays in the queue and is tried again after {@link Settings#reclaimAfter}, here or elsewhere; so is
 * the job of a worker that died. Log lines of a run carry its `job_id`.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final String JOB_ID = "job_id";
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Jobs jobs;
    private final RedisURI redis;
    private final String prefix;
    private final Settings settings;
    private final Runs runs;
    private final InstantSource clock;
    private final String name = "worker-" + UUID.randomUUID();
    private final Rounds rounds;
    private @Nullable JobQueue queue;

    /**
     * @param reclaimAfter longer than any job takes; then a job counts as left behind
     * @param patience with which it waits for a new job before looking again for those left behind
     */
    public record Settings(Duration reclaimAfter, int mostAttempts, Duration patience) {
        public static final Settings DEFAULT = new Settings(Duration.ofMinutes(1), 5, Duration.ofSeconds(1));
    }

    /** @param prefix stands before every key in Redis */
    public Worker(
            HikariDataSource database,
            RedisURI redis,
            String prefix,
            Jobs jobs,
            Settings settings,
            InstantSource clock) {
        this.jobs = jobs;
        this.redis = redis;
        this.prefix = prefix;
        this.settings = settings;
        this.runs = new Runs(database, clock);
        this.clock = clock;
        this.rounds = new Rounds(name, PAUSE, this::round, this::disconnect);
    }

    public void start() {
        rounds.start();
    }

    private void round() {
        try {
            JobQueue open = queue == null ? new JobQueue(redis, prefix) : queue;
            queue = open;
            open.take(name, settings.reclaimAfter(), settings.patience()).ifPresent(taken -> handle(open, taken));
        } catch (RuntimeException e) {
            LOG.warn("the worker lost its queue ({}); it connects again", e.toString());
            disconnect();
            if (!rounds.stopping()) {
                pauseAfterFailure();
            }
        }
    }

    private void handle(JobQueue open, JobQueue.Taken taken) {
        try (var _ = MDC.putCloseable(JOB_ID, taken.job().name() + "/" + taken.id())) {
            Job job = jobs.find(taken.job().name()).orElse(null);
            if (taken.attempts() > settings.mostAttempts() || job == null) {
                LOG.error("job {} is given up after {} attempts", taken.job().name(), taken.attempts() - 1);
                open.bury(taken);
            } else if (runs.doneSince(taken.job())) {
                open.done(taken);
            } else {
                run(open, taken, job);
            }
        }
    }

    private void run(JobQueue open, JobQueue.Taken taken, Job job) {
        runs.started(taken.id(), taken.job(), taken.attempts());
        JobMetrics.waited(job.name(), Duration.between(taken.job().due(), clock.instant()));
        long begun = System.nanoTime();
        try {
            job.run();
        } catch (Exception e) {
            JobMetrics.ran(job.name(), false, System.nanoTime() - begun);
            LOG.warn("job {} failed in attempt {} of {}", job.name(), taken.attempts(), settings.mostAttempts(), e);
            runs.ended(taken.id(), false);
            return; // left pending: that is what brings it back
        }
        JobMetrics.ran(job.name(), true, System.nanoTime() - begun);
        runs.ended(taken.id(), true);
        runs.forgetOld(job.name());
        open.done(taken);
        LOG.debug("job {} done", job.name());
    }

    private void pauseAfterFailure() {
        try {
            Thread.sleep(settings.patience());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void disconnect() {
        JobQueue ended = queue;
        queue = null;
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
