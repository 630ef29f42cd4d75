package org.opencontextgraph.streams.corridor;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** Builds one room into the topology: topics in, one processor with its stores, topics out. */
public final class RoomBuilder {
    private final Topology topology;
    private final String prefix;
    private final CorridorNames names;
    private final List<String> sources = new ArrayList<>();

    public RoomBuilder(Topology topology, String prefix, CorridorNames names) {
        this.topology = topology;
        this.prefix = prefix;
        this.names = names;
    }

    public RoomBuilder from(TopicSpec... topics) {
        for (TopicSpec topic : topics) {
            String source = names.source(topic);
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    source,
                    new StringDeserializer(),
                    new MessageDeserializer(),
                    topic.in(prefix));
            sources.add(source);
        }
        return this;
    }

    /** @param senders how many partitions tell the time to this room */
    public RoomBuilder through(
            int senders, ProcessorSupplier<String, SpecificRecord, String, SpecificRecord> supplier) {
        topology.<String, SpecificRecord, String, SpecificRecord>addProcessor(
                names.processor(), () -> new RoomDoor(names, senders, supplier.get()), sources.toArray(String[]::new));
        return this;
    }

    public RoomBuilder keeping(StoreBuilder<?>... stores) {
        for (StoreBuilder<?> store : stores) {
            topology.addStateStore(store, names.processor());
        }
        return this;
    }

    /** The room's exits; the dead letters are one of them. */
    public void to(TopicSpec... topics) {
        sink(Topics.DEAD_LETTER);
        for (TopicSpec topic : topics) {
            sink(topic);
        }
    }

    private void sink(TopicSpec topic) {
        topology.addSink(
                names.sink(topic),
                topic.in(prefix),
                new StringSerializer(),
                new BoundedSerializer(),
                new CorridorPartitioner(),
                names.processor());
    }
}
