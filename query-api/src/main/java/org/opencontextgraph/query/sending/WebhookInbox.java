package org.opencontextgraph.query.sending;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.opencontextgraph.query.server.webhook.Inbox;
import org.opencontextgraph.query.server.webhook.NotTakenException;
import org.opencontextgraph.schema.message.WebhookDelivery;
import org.opencontextgraph.schema.topic.Topics;

/** Writes deliveries to {@code ingest.webhook-inbox.v1}. */
public final class WebhookInbox implements Inbox {
    private final Producer<String, SpecificRecord> producer;
    private final String topic;

    /** @param producer sends records as large as the topic takes, gives up within {@link AcknowledgedSend#PATIENCE}; not closed here */
    public WebhookInbox(Producer<String, SpecificRecord> producer, String topicPrefix) {
        this.producer = producer;
        this.topic = Topics.WEBHOOK_INBOX.in(topicPrefix);
    }

    @Override
    public void put(String connector, Instant received, byte[] sealed) throws NotTakenException {
        var delivery = new WebhookDelivery(connector, received.toEpochMilli(), ByteBuffer.wrap(sealed));
        try {
            AcknowledgedSend.send(producer, new ProducerRecord<>(topic, connector, delivery));
        } catch (NotSentException e) {
            throw new NotTakenException("a delivery could not be written", e);
        }
    }
}
