package org.opencontextgraph.schema.codec;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** {@link MessageCodec#decode} for Kafka clients; null is a tombstone. */
public final class MessageDeserializer implements Deserializer<SpecificRecord> {
    @Override
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : MessageCodec.decode(bytes);
    }
}
