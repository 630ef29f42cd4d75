package org.opencontextgraph.streams.corridor;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.codec.MessageSerializer;

/** The codec as Kafka Streams wants it. */
public final class MessageSerde {
    private MessageSerde() {}

    public static Serde<SpecificRecord> any() {
        return Serdes.serdeFrom(new MessageSerializer(), new MessageDeserializer());
    }

    /** For a store that holds one kind of message only. */
    public static <M extends SpecificRecord> Serde<M> of(Class<M> type) {
        MessageSerializer serializer = new MessageSerializer();
        MessageDeserializer deserializer = new MessageDeserializer();
        return Serdes.serdeFrom(
                serializer::serialize, (topic, bytes) -> type.cast(deserializer.deserialize(topic, bytes)));
    }
}
