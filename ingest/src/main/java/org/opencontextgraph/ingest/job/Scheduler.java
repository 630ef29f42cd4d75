package org.opencontextgraph.ingest.job;

import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import org.opencontextgraph.ingest.rounds.Rounds;
import org.slf4j.LoggerFactory;

/**
 * Says which jobs wait, and tells Redis. Any number may run; in each round one of them holds the lease (see the package).
 *
 * <p>Looks twice a second. A database or a Redis that fails is tried again in the next round, and nothing that was due is
 * lost meanwhile.
 */
public final class Scheduler implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Outages outages = new Outages(LoggerFactory.getLogger(Scheduler.class));
    private final Schedule schedule;
    private final Jobs jobs;
    private final JobQueue queue;
    private final Rounds rounds;

    /** @param prefix stands before every key in Redis */
    public Scheduler(HikariDataSource database, RedisURI redis, String prefix, Jobs jobs, InstantSource clock) {
        this.schedule = new Schedule(database, clock);
        this.jobs = jobs;
        this.queue = new JobQueue(redis, prefix);
        this.rounds = new Rounds("scheduler", PAUSE, this::look, queue::close);
    }

    public void start() {
        rounds.start();
    }

    private void look() {
        try {
            Collection<? extends Job> there = jobs.now();
            schedule.agree(there);
            schedule.letDueWait();
            JobMetrics.oldestDue(schedule.longestWait().toMillis() / 1e3);
            schedule.handOut(there, job -> queue.add(job.lane(), job.name()));
            for (Lane lane : Lane.values()) {
                JobMetrics.queued(lane, (double) queue.waiting(lane));
            }
            outages.over();
        } catch (RedisException e) {
            outages.add("the scheduler cannot tell Redis what waits; it tries again", e);
            for (Lane lane : Lane.values()) {
                JobMetrics.queued(lane, Double.NaN);
            }
            queue.disconnect();
        } catch (RuntimeException e) {
            outages.add("the scheduler cannot see what is due; it tries again", e);
            JobMetrics.oldestDue(Double.NaN);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
