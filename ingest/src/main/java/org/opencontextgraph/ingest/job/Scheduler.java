package org.opencontextgraph.ingest.job;

import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues jobs when they are due. Any number may run; in each round one of them holds the lease (see the package).
 *
 * <p>Looks twice a second. A database or a Redis that fails is tried again in the next round, and nothing that was due is
 * lost meanwhile.
 */
public final class Scheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Schedule schedule;
    private final List<Job> jobs;
    private final RedisURI redis;
    private final String prefix;
    private final Rounds rounds;
    private @Nullable JobQueue queue;
    private boolean entered;

    /** @param prefix stands before every key in Redis */
    public Scheduler(
            HikariDataSource database,
            RedisURI redis,
            String prefix,
            Collection<? extends Job> jobs,
            InstantSource clock) {
        this.schedule = new Schedule(database, clock);
        this.jobs = List.copyOf(jobs);
        this.redis = redis;
        this.prefix = prefix;
        this.rounds = new Rounds("scheduler", PAUSE, this::look, this::disconnect);
    }

    public void start() {
        rounds.start();
    }

    private void look() {
        try {
            if (!entered) {
                schedule.enter(jobs);
                entered = true;
            }
            JobQueue open = queue == null ? new JobQueue(redis, prefix) : queue;
            queue = open;
            schedule.takeDue(open::add);
        } catch (RuntimeException e) {
            LOG.warn("the scheduler could not queue what is due ({}); it tries again", e.toString());
            disconnect();
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
