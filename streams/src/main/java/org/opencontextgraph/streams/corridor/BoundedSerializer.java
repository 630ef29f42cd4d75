package org.opencontextgraph.streams.corridor;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageSerializer;

/**
 * Refuses a message that no topic would take, before the producer does. Rooms bound what they send; this is for what somebody
 * overlooked. Once the producer has refused a record, its transaction can only be aborted (KAFKA-15259), whatever the handler
 * says, so the same record would fail the thread for ever.
 */
public final class BoundedSerializer implements Serializer<SpecificRecord> {
    /** Bytes of a message; the rest of a request of one megabyte is for its key. */
    public static final int LARGEST = 960_000;

    private final MessageSerializer messages = new MessageSerializer();

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord message) {
        byte[] bytes = messages.serialize(topic, message);
        if (bytes != null && bytes.length > LARGEST) {
            throw new RecordTooLargeException("a message of " + bytes.length + " bytes for " + topic);
        }
        return bytes;
    }
}
