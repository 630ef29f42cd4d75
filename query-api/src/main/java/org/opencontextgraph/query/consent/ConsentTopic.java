package org.opencontextgraph.query.consent;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.opencontextgraph.query.sending.AcknowledgedSend;
import org.opencontextgraph.query.sending.NotSentException;
import org.opencontextgraph.query.server.personal.ConsentLog;
import org.opencontextgraph.query.server.personal.ConsentNotWrittenException;
import org.opencontextgraph.query.server.personal.PersonId;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.topic.Topics;

/** Writes consents to {@code personal.consent.v1}, for the personal room and the materializer. */
public final class ConsentTopic implements ConsentLog {
    private final Producer<String, SpecificRecord> producer;
    private final String topic;

    /** @param producer gives up within {@link AcknowledgedSend#PATIENCE}; not closed here */
    public ConsentTopic(Producer<String, SpecificRecord> producer, String topicPrefix) {
        this.producer = producer;
        this.topic = Topics.CONSENT.in(topicPrefix);
    }

    @Override
    public void write(PersonId person, boolean optedIn, Instant since) throws ConsentNotWrittenException {
        Consent consent = new Consent(person.value(), optedIn, since.toEpochMilli());
        try {
            AcknowledgedSend.send(producer, new ProducerRecord<>(topic, person.value(), consent));
        } catch (NotSentException e) {
            throw new ConsentNotWrittenException(e);
        }
    }
}
