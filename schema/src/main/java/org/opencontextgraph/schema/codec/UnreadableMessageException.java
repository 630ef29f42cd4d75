package org.opencontextgraph.schema.codec;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Bytes that are not a message of this house. The reason never quotes what the bytes hold. */
public final class UnreadableMessageException extends SerializationException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableMessageException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
