package org.opencontextgraph.ingest.job;

import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Due jobs on their way to a worker: a Redis Stream with a consumer group.
 *
 * <p>A job stays pending until {@link #done}. What a worker leaves pending for {@code reclaimAfter}, because the job
 * failed or the worker died, goes to the next worker that asks, {@code mostAttempts} times in all; then it is moved to the
 * stream of dead jobs. One thread at a time.
 */
final class JobQueue implements AutoCloseable {
    private static final String GROUP = "workers";
    private static final String NAME = "name";
    private static final String DUE = "due";

    /** Without a worker the queue must not grow for ever; what is cut off is due again in the next period. */
    private static final long LONGEST = 10_000;

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final RedisCommands<String, String> redis;
    private final String jobs;
    private final String dead;

    /** A job and how often it was handed out. */
    record Taken(String id, DueJob job, long attempts) {}

    JobQueue(RedisURI uri, String prefix) {
        this.jobs = prefix + "jobs";
        this.dead = prefix + "jobs.dead";
        this.client = RedisClient.create(uri);
        try {
            this.connection = client.connect();
        } catch (RuntimeException e) {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
            throw e;
        }
        this.redis = connection.sync();
    }

    void add(DueJob job) {
        redis.xadd(
                jobs,
                new XAddArgs().maxlen(LONGEST).approximateTrimming(),
                Map.of(NAME, job.name(), DUE, job.due().toString()));
    }

    /** The next job: one that another worker left, else a new one, for which it waits so long. */
    @SuppressWarnings("unchecked") // a generic array for varargs that the client only reads
    Optional<Taken> take(String worker, Duration reclaimAfter, Duration wait) {
        try {
            Consumer<String> me = Consumer.from(GROUP, worker);
            List<StreamMessage<String, String>> left = redis.xautoclaim(
                            jobs,
                            XAutoClaimArgs.Builder.xautoclaim(me, reclaimAfter, "0-0")
                                    .count(1))
                    .getMessages();
            if (!left.isEmpty()) {
                return taken(left.getFirst());
            }
            List<StreamMessage<String, String>> fresh = redis.xreadgroup(
                    me, XReadArgs.Builder.block(wait).count(1), XReadArgs.StreamOffset.lastConsumed(jobs));
            return fresh.isEmpty() ? Optional.empty() : taken(fresh.getFirst());
        } catch (RedisCommandExecutionException e) {
            if (String.valueOf(e.getMessage()).startsWith("NOGROUP")) {
                createGroup(); // the first start, or a Redis that lost everything
                return Optional.empty();
            }
            throw e;
        }
    }

    void done(Taken taken) {
        redis.multi();
        redis.xack(jobs, GROUP, taken.id());
        redis.xdel(jobs, taken.id());
        redis.exec();
    }

    /** Gives it up; it stays to be looked at. */
    void bury(Taken taken) {
        redis.multi();
        redis.xadd(
                dead,
                new XAddArgs().maxlen(LONGEST).approximateTrimming(),
                Map.of(NAME, taken.job().name(), DUE, taken.job().due().toString()));
        redis.xack(jobs, GROUP, taken.id());
        redis.xdel(jobs, taken.id());
        redis.exec();
    }

    long waiting() {
        return redis.xlen(jobs);
    }

    long buried() {
        return redis.xlen(dead);
    }

    private Optional<Taken> taken(StreamMessage<String, String> message) {
        Map<String, String> body = message.getBody();
        String id = message.getId();
        String name = body == null ? null : body.get(NAME);
        String due = body == null ? null : body.get(DUE);
        if (name == null || due == null) {
            redis.xack(jobs, GROUP, id); // trimmed away while it was pending
            return Optional.empty();
        }
        long attempts = redis.xpending(jobs, GROUP, Range.create(id, id), Limit.from(1)).stream()
                .mapToLong(it -> it.getRedeliveryCount())
                .findFirst()
                .orElse(1);
        return Optional.of(new Taken(id, new DueJob(name, Instant.parse(due)), attempts));
    }

    private void createGroup() {
        try {
            redis.xgroupCreate(XReadArgs.StreamOffset.from(jobs, "0-0"), GROUP, XGroupCreateArgs.Builder.mkstream());
        } catch (RedisBusyException e) {
            // Another worker was faster, and that is all that was wanted.
            return;
        }
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
