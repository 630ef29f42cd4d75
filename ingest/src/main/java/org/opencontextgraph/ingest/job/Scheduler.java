package org.opencontextgraph.ingest.job;

import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
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
    private final Jobs jobs;
    private final RedisURI redis;
    private final String prefix;
    private final Rounds rounds;
    private @Nullable JobQueue queue;
    private Map<String, String> entered = Map.of();

    /** @param prefix stands before every key in Redis */
    public Scheduler(HikariDataSource database, RedisURI redis, String prefix, Jobs jobs, InstantSource clock) {
        this.schedule = new Schedule(database, clock);
        this.jobs = jobs;
        this.redis = redis;
        this.prefix = prefix;
        this.rounds = new Rounds("scheduler", PAUSE, this::look, this::disconnect);
    }

    public void start() {
        rounds.start();
    }

    private void look() {
        try {
            enter();
            JobQueue open = queue == null ? new JobQueue(redis, prefix) : queue;
            queue = open;
            schedule.takeDue(open::add);
        } catch (RuntimeException e) {
            LOG.warn("the scheduler could not queue what is due ({}); it tries again", e.toString());
            disconnect();
        }
    }

    /** Jobs that came, or have another time now, and those that are gone. */
    private void enter() {
        Collection<? extends Job> there = jobs.now();
        Map<String, String> now = there.stream().collect(Collectors.toMap(Job::name, Job::cron));
        if (!now.equals(entered)) {
            schedule.enter(there);
            schedule.leave(entered.keySet().stream()
                    .filter(name -> !now.containsKey(name))
                    .toList());
            entered = now;
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
