package org.opencontextgraph.compose.privacy.books;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;

/**
 * One committed record.
 *
 * @param time when it was written
 * @param bytes null: a tombstone
 * @param message null: a tombstone, or bytes that nobody can read
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are compared by those who mean the bytes
public record Written(
        int partition,
        long offset,
        long time,
        @Nullable String key,
        byte @Nullable [] bytes,
        @Nullable SpecificRecord message) {

    public static Written of(int partition, long offset, long time, @Nullable String key, byte @Nullable [] bytes) {
        return new Written(partition, offset, time, key, bytes, bytes == null ? null : decoded(bytes));
    }

    public boolean isTombstone() {
        return bytes == null;
    }

    public boolean isUnreadable() {
        return bytes != null && message == null;
    }

    private static @Nullable SpecificRecord decoded(byte[] bytes) {
        try {
            return MessageCodec.decode(bytes);
        } catch (UnreadableMessageException e) {
            return null;
        }
    }
}
