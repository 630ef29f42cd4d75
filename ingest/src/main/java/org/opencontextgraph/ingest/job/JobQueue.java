package org.opencontextgraph.ingest.job;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.Consumer;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XPendingArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.models.stream.PendingMessage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names of waiting jobs on their way to a worker: a Redis Stream for each lane, with a consumer group.
 *
 * <p>An entry stays pending until {@link #done}. Its worker keeps it fresh; one that was not kept for {@code reclaimAfter} goes
 * to the next worker that asks. It says which job to look at, and nothing more: whether that one runs is for PostgreSQL to say.
 * One thread at a time. Everything throws {@link io.lettuce.core.RedisException} when Redis is away, within seconds.
 */
final class JobQueue implements AutoCloseable {
    private static final String GROUP = "workers";
    private static final String NAME = "name";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Without a worker the queue must not grow for ever; what is cut off is told again. */
    private static final long LONGEST = 10_000;

    private final RedisClient client;
    private final String prefix;
    private @Nullable StatefulRedisConnection<String, String> connection;

    /** An entry, and the name of the job that it is about. */
    record Taken(String id, Lane lane, String name) {}

    /** Connects when it is first used. */
    JobQueue(RedisURI uri, String prefix) {
        this.prefix = prefix;
        this.client =
                RedisClient.create(RedisURI.builder(uri).withTimeout(PATIENCE).build());
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false) // a command that waits for a Redis that comes back would hold up all else
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .build());
    }

    void add(Lane lane, String name) {
        redis().xadd(key(lane), new XAddArgs().maxlen(LONGEST).approximateTrimming(), Map.of(NAME, name));
    }

    /** The next one of these lanes: one that another worker left, else a new one, for which it waits so long. */
    @SuppressWarnings("unchecked") // a generic array for varargs that the client only reads
    Optional<Taken> take(String worker, Collection<Lane> lanes, Duration reclaimAfter, Duration wait) {
        Consumer<String> me = Consumer.from(GROUP, worker);
        return inGroups(
                () -> {
                    for (Lane lane : lanes) {
                        var left = redis().xautoclaim(
                                        key(lane),
                                        XAutoClaimArgs.Builder.xautoclaim(me, reclaimAfter, "0-0")
                                                .count(1))
                                .getMessages();
                        if (!left.isEmpty()) {
                            return taken(lane, left.getFirst());
                        }
                    }
                    XReadArgs.StreamOffset<String>[] fresh = lanes.stream()
                            .map(lane -> XReadArgs.StreamOffset.lastConsumed(key(lane)))
                            .toArray(XReadArgs.StreamOffset[]::new);
                    for (var entry :
                            redis().xreadgroup(me, XReadArgs.Builder.block(wait).count(1), fresh)) {
                        Lane lane = lanes.stream()
                                .filter(it -> key(it).equals(entry.getStream()))
                                .findFirst()
                                .orElseThrow();
                        return taken(lane, entry);
                    }
                    return Optional.empty();
                },
                Optional.empty());
    }

    /** Keeps entries fresh; returns those that are still this worker's. */
    Set<Taken> keep(String worker, Collection<Taken> taken) {
        return taken.stream().collect(Collectors.groupingBy(Taken::lane)).entrySet().stream()
                .flatMap(lane -> keep(worker, lane.getKey(), lane.getValue()).stream())
                .collect(Collectors.toSet());
    }

    private List<Taken> keep(String worker, Lane lane, List<Taken> taken) {
        Consumer<String> me = Consumer.from(GROUP, worker);
        return inGroups(
                () -> {
                    Set<String> pending = redis()
                            .xpending(
                                    key(lane),
                                    new XPendingArgs<String>()
                                            .consumer(me)
                                            .range(Range.unbounded())
                                            .limit(Limit.from(LONGEST)))
                            .stream()
                            .map(PendingMessage::getId)
                            .collect(Collectors.toSet());
                    List<Taken> mine = taken.stream()
                            .filter(it -> pending.contains(it.id()))
                            .toList();
                    if (!mine.isEmpty()) {
                        redis().xclaim(
                                        key(lane),
                                        me,
                                        new XClaimArgs().minIdleTime(0).justid(),
                                        mine.stream().map(Taken::id).toArray(String[]::new));
                    }
                    return mine;
                },
                List.of());
    }

    void done(Taken taken) {
        redis().multi();
        redis().xack(key(taken.lane()), GROUP, taken.id());
        redis().xdel(key(taken.lane()), taken.id());
        redis().exec();
    }

    /** Entries that no worker has taken yet. */
    long waiting(Lane lane) {
        return inGroups(
                () -> redis().xlen(key(lane))
                        - redis().xpending(key(lane), GROUP).getCount(),
                0L);
    }

    private Optional<Taken> taken(Lane lane, StreamMessage<String, String> message) {
        Map<String, String> body = message.getBody();
        String name = body == null ? null : body.get(NAME);
        if (name == null) {
            redis().xack(key(lane), GROUP, message.getId()); // trimmed away while it was pending
            return Optional.empty();
        }
        return Optional.of(new Taken(message.getId(), lane, name));
    }

    /** The first start, or a Redis that lost everything: then there are groups again, and nothing in them. */
    private <T> T inGroups(Supplier<T> work, T nothing) {
        try {
            return work.get();
        } catch (RedisCommandExecutionException e) {
            if (!String.valueOf(e.getMessage()).startsWith("NOGROUP")) {
                throw e;
            }
            for (Lane lane : Lane.values()) {
                createGroup(key(lane));
            }
            return nothing;
        }
    }

    private void createGroup(String stream) {
        try {
            redis().xgroupCreate(
                            XReadArgs.StreamOffset.from(stream, "0-0"), GROUP, XGroupCreateArgs.Builder.mkstream());
        } catch (RedisBusyException e) {
            // Another worker was faster, and that is all that was wanted.
            return;
        }
    }

    private String key(Lane lane) {
        return prefix + "jobs." + lane.key();
    }

    private RedisCommands<String, String> redis() {
        StatefulRedisConnection<String, String> open = connection == null ? client.connect() : connection;
        connection = open;
        return open.sync();
    }

    /** After a failure; the next command connects again. */
    void disconnect() {
        StatefulRedisConnection<String, String> ended = connection;
        connection = null;
        if (ended != null) {
            var _ = ended.closeAsync();
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, PATIENCE);
    }
}
