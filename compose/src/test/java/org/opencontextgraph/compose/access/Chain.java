package org.opencontextgraph.compose.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.materializer.DirectTables;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.Corridor;
import org.opencontextgraph.streams.StreamsApplication;
import org.opencontextgraph.streams.StreamsSettings;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.StoreKind;
import org.opencontextgraph.streams.personal.PersonalSettings;
import org.opencontextgraph.streams.release.ReleaseSecret;
import org.opencontextgraph.streams.release.ReleaseSettings;

/**
 * One world's way from records to rows: the real rooms and the real gate in one partition, and the materializer's tables behind
 * them. Remembers the last record of each key of what came out.
 */
final class Chain implements AutoCloseable {
    static final PersonalSettings TASKS =
            new PersonalSettings(Duration.ofHours(8), Duration.ofMinutes(30), Duration.ofDays(1), Set.of(), 1_000);
    private static final Set<TopicSpec> FOR_ROOMS = Set.of(
            Topics.TRACE_EVENT, Topics.RESOURCE_ACL, Topics.ACCOUNT, Topics.SAME_PERSON, Topics.CONSENT, Topics.TRACE);
    private static final Set<TopicSpec> FOR_TABLES =
            Set.of(Topics.ACCOUNT, Topics.ACCOUNT_NAME, Topics.SAME_PERSON, Topics.MEMBERSHIP, Topics.CONSENT);
    private static final Set<TopicSpec> FROM_ROOMS =
            Set.of(Topics.PERSONAL_EVENT, Topics.TASK, Topics.UNIT, Topics.LEDGER, Topics.DEAD_LETTER);

    private final TopologyTestDriver rooms;
    private final DirectTables tables;
    private final Fault fault;
    private final Map<TopicSpec, List<KeyValue<byte[], byte[]>>> forTables = new HashMap<>();
    private final Map<TopicSpec, Map<String, SpecificRecord>> last = new HashMap<>();
    /** Every task that was ever told of, by its trace. */
    private final Map<String, PersonalTask> tasks = new HashMap<>();

    private long complete = Long.MIN_VALUE;

    /** @param k of the gate, which counts on no population here: worlds are small */
    Chain(int k, Path directory, DirectTables tables, Fault fault) {
        StreamsSettings settings = new StreamsSettings(
                "access",
                directory,
                1,
                1 << 20,
                Duration.ofMillis(100),
                new CorridorSettings("", 1, StoreKind.MEMORY),
                TASKS,
                ReleaseSettings.standard(new ReleaseSecret(new byte[32])).unsafely(k, true, false),
                Map.of("bootstrap.servers", "nowhere:1"));
        Properties properties = StreamsApplication.properties(settings);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        this.rooms = new TopologyTestDriver(Corridor.topology(settings), properties);
        this.tables = tables;
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    void send(TopicSpec topic, String key, SpecificRecord message) {
        if (!fault.swallowed().test(topic, message)) {
            write(topic, KeyValue.pair(key.getBytes(StandardCharsets.UTF_8), MessageCodec.encode(message)));
        }
    }

    /** Sends a tombstone. */
    void takeBack(TopicSpec topic, String key) {
        write(topic, new KeyValue<>(key.getBytes(StandardCharsets.UTF_8), null));
    }

    private void write(TopicSpec topic, KeyValue<byte[], byte[]> record) {
        if (FOR_ROOMS.contains(topic)) {
            rooms.createInputTopic(topic.in(""), new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(record.key, record.value);
        }
        if (FOR_TABLES.contains(topic)) {
            forTables.computeIfAbsent(topic, _ -> new ArrayList<>()).add(record);
        }
    }

    /** Brings into the tables what has come so far. */
    void flush() {
        for (TopicSpec topic : FROM_ROOMS) {
            for (KeyValue<byte[], byte[]> record : rooms.createOutputTopic(
                            topic.in(""), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readKeyValuesToList()) {
                SpecificRecord message = record.value == null ? null : MessageCodec.decode(record.value);
                remember(topic, new String(record.key, StandardCharsets.UTF_8), message);
                if (!topic.equals(Topics.LEDGER) && !fault.swallowed().test(topic, message)) {
                    forTables.computeIfAbsent(topic, _ -> new ArrayList<>()).add(record);
                }
            }
        }
        for (var batch : forTables.entrySet()) {
            try {
                tables.write(batch.getKey(), batch.getValue());
            } catch (SQLException e) {
                throw new IllegalStateException(batch.getKey().name(), e);
            }
        }
        forTables.clear();
    }

    private void remember(TopicSpec topic, String key, @Nullable SpecificRecord message) {
        Map<String, SpecificRecord> known = last.computeIfAbsent(topic, _ -> new TreeMap<>());
        if (message instanceof Clock clock) {
            complete = topic.equals(Topics.UNIT) ? clock.getThrough() : complete;
        } else if (message == null) {
            known.remove(key);
        } else {
            known.put(key, message);
        }
        if (message instanceof PersonalTask task) {
            tasks.put(task.getTask(), task);
        }
    }

    /** What was said last of each key and is of this type. */
    <T> List<T> last(TopicSpec topic, Class<T> type) {
        return last.getOrDefault(topic, Map.of()).values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Nullable
    PersonalTask everTold(String trace) {
        return tasks.get(trace);
    }

    /** How far the gate's lane is. */
    long complete() {
        return complete;
    }

    @Override
    public void close() {
        rooms.close();
    }
}
