package org.opencontextgraph.ingest.cloudevents;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.Gathered;
import org.opencontextgraph.ingest.content.Meanings;
import org.opencontextgraph.ingest.webhook.StandardWebhook;
import org.opencontextgraph.schema.id.Audience;

/**
 * What one tool sends.
 *
 * @param audiences who may read all of it; empty: nobody knows
 */
record CloudEventsDeliveries(Meanings meanings, List<Audience> audiences) implements DeliveryReader {
    CloudEventsDeliveries {
        audiences = List.copyOf(audiences);
    }

    @Override
    public Optional<String> distrust(Delivery delivery, String secret) {
        return StandardWebhook.distrust(delivery::header, delivery.body(), secret, delivery.received());
    }

    /** The sender's id of it; the body is the same for two events in binary form that have no data. */
    @Override
    public byte[] identity(Delivery delivery) {
        return delivery.header(StandardWebhook.ID).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Delivered read(Delivery delivery) {
        Gathered gathered = new Gathered(audiences);
        Sent.in(delivery).forEach(it -> gathered.add(meanings.answer(it.origin(), it.content())));
        return gathered.delivered();
    }

    @Override
    public Set<String> vocabulary() {
        return meanings.mapping().vocabulary();
    }

    @Override
    public String secret(byte[] random) {
        return StandardWebhook.secret(random);
    }

    @Override
    public Optional<String> unfit(String secret) {
        return StandardWebhook.isSecret(secret)
                ? Optional.empty()
                : Optional.of("a secret of Standard Webhooks is whsec_ and the Base64 of 24 to 64 bytes");
    }

    @Override
    public String contentType() {
        return Sent.STRUCTURED + ", " + Sent.BATCH + ", or that of the data with ce- headers";
    }
}
