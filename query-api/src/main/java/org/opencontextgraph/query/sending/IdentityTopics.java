package org.opencontextgraph.query.sending;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.opencontextgraph.query.server.identity.LinkLog;
import org.opencontextgraph.query.server.identity.LinkNotWrittenException;
import org.opencontextgraph.schema.message.AccountLink;
import org.opencontextgraph.schema.topic.Topics;

/** Writes links to {@code identity.link.v1}, for the account room and the materializer. */
public final class IdentityTopics implements LinkLog {
    private final Producer<String, SpecificRecord> producer;
    private final String topic;

    /** @param producer gives up within {@link AcknowledgedSend#PATIENCE}; not closed here */
    public IdentityTopics(Producer<String, SpecificRecord> producer, String topicPrefix) {
        this.producer = producer;
        this.topic = Topics.ACCOUNT_LINK.in(topicPrefix);
    }

    @Override
    public void write(String account, Optional<String> person) throws LinkNotWrittenException {
        ProducerRecord<String, SpecificRecord> record = person.<ProducerRecord<String, SpecificRecord>>map(
                        it -> new ProducerRecord<>(topic, account, new AccountLink(account, it)))
                .orElseGet(() -> new ProducerRecord<>(topic, account, null));
        try {
            AcknowledgedSend.send(producer, record);
        } catch (NotSentException e) {
            throw new LinkNotWrittenException(e);
        }
    }
}
