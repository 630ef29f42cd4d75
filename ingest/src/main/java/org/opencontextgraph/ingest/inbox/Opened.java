package org.opencontextgraph.ingest.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.codec.UnreadableMessageException;
import org.opencontextgraph.schema.id.SealedFor;
import org.opencontextgraph.schema.message.DeliveryContent;
import org.opencontextgraph.schema.message.WebhookDelivery;

/** Opens what the API sealed. */
final class Opened {
    /** More than the API takes. */
    private static final int MOST_BYTES = 64 << 20;

    private static final MessageDeserializer MESSAGES = new MessageDeserializer();

    private Opened() {}

    /** @throws SealException when it was not sealed for these keys, or is damaged */
    static Delivery of(WebhookDelivery sealed, SealingKeys keys) throws SealException {
        byte[] packed = keys.open(bytes(sealed.getSealed()), new SealedFor(sealed.getConnector(), SealedFor.DELIVERY));
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] content = in.readNBytes(MOST_BYTES);
            if (MESSAGES.deserialize("", content) instanceof DeliveryContent it) {
                return new Delivery(it.getHeaders(), bytes(it.getBody()), Instant.ofEpochMilli(sealed.getReceived()));
            }
            throw new SealException("a delivery holds something else", new IllegalStateException("another message"));
        } catch (IOException | UnreadableMessageException e) {
            throw new SealException("a delivery is damaged", e);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
