package org.opencontextgraph.schema.codec;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** {@link MessageCodec#encode} for Kafka clients; null is a tombstone. */
public final class MessageSerializer implements Serializer<SpecificRecord> {
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord message) {
        return message == null ? null : MessageCodec.encode(message);
    }
}
