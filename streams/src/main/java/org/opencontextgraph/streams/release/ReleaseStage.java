package org.opencontextgraph.streams.release;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.BoundedSerializer;
import org.opencontextgraph.streams.corridor.CorridorNames;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.StoreKind;

/**
 * Attaches the release gate to the corridor.
 *
 * <p>Units, clocks and ticks stay in the gate's own partition, so that a reader sees each unit before the clock that
 * covers it, and the gate its ticks in order. Ledger and audit go by their keys.
 */
public final class ReleaseStage {
    static final CorridorNames NAMES = new CorridorNames("release");
    static final String STATE = NAMES.store("state");

    private ReleaseStage() {}

    public static void attach(Topology topology, CorridorSettings corridor, ReleaseSettings settings) {
        String source = NAMES.source(Topics.TRACE);
        topology.addSource(
                AutoOffsetReset.earliest(),
                source,
                new StringDeserializer(),
                new MessageDeserializer(),
                Topics.TRACE.in(corridor.topicPrefix()));
        topology.addProcessor(NAMES.processor(), () -> new ReleaseProcessor(settings, corridor.partitions()), source);
        topology.addStateStore(state(corridor.history()), NAMES.processor());
        sinkToOwnPartition(topology, corridor, Topics.UNIT);
        sinkToOwnPartition(topology, corridor, Topics.TRACE);
        sinkByKey(topology, corridor, Topics.LEDGER);
        sinkByKey(topology, corridor, Topics.AUDIT);
        sinkByKey(topology, corridor, Topics.DEAD_LETTER);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> state(StoreKind kind) {
        return Stores.keyValueStoreBuilder(
                        kind == StoreKind.ROCKSDB
                                ? Stores.persistentKeyValueStore(STATE)
                                : Stores.inMemoryKeyValueStore(STATE),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withCachingEnabled();
    }

    private static void sinkToOwnPartition(Topology topology, CorridorSettings corridor, TopicSpec topic) {
        topology.<Addressed, SpecificRecord>addSink(
                NAMES.sink(topic),
                topic.in(corridor.topicPrefix()),
                (name, key) -> key.text().getBytes(StandardCharsets.UTF_8),
                new BoundedSerializer(),
                (name, key, message, partitions) -> Optional.of(Set.of(key.partition())),
                NAMES.processor());
    }

    private static void sinkByKey(Topology topology, CorridorSettings corridor, TopicSpec topic) {
        topology.addSink(
                NAMES.sink(topic),
                topic.in(corridor.topicPrefix()),
                new StringSerializer(),
                new BoundedSerializer(),
                NAMES.processor());
    }

    /** A key, and the partition that its record goes to. */
    record Addressed(int partition, String text) {}
}
