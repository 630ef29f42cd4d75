package org.opencontextgraph.query.sending;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;
import org.opencontextgraph.query.server.personal.Correction;
import org.opencontextgraph.query.server.personal.NotWrittenException;
import org.opencontextgraph.query.server.personal.PersonId;
import org.opencontextgraph.query.server.personal.PersonalLog;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.TaskName;
import org.opencontextgraph.schema.topic.Topics;

/**
 * Writes what people say to {@code personal.consent.v1} and {@code personal.correction.v1}, for the personal room and the
 * materializer.
 */
public final class PersonalTopics implements PersonalLog {
    private final Producer<String, SpecificRecord> producer;
    private final String consents;
    private final String corrections;

    /** @param producer gives up within {@link AcknowledgedSend#PATIENCE}; not closed here */
    public PersonalTopics(Producer<String, SpecificRecord> producer, String topicPrefix) {
        this.producer = producer;
        this.consents = Topics.CONSENT.in(topicPrefix);
        this.corrections = Topics.CORRECTION.in(topicPrefix);
    }

    @Override
    public void write(PersonId person, boolean optedIn, Instant since) throws NotWrittenException {
        Consent consent = new Consent(person.value(), optedIn, since.toEpochMilli());
        send(new ProducerRecord<>(consents, person.value(), consent));
    }

    @Override
    public void write(PersonId person, Correction correction) throws NotWrittenException {
        send(new ProducerRecord<>(
                corrections,
                partition(person),
                person.value() + "|" + correction.task(),
                correction.isEmpty() ? null : message(person, correction)));
    }

    /** A person's corrections lie where the person does, so Kafka's own rule for the person's key decides. */
    private int partition(PersonId person) throws NotWrittenException {
        byte[] key = person.value().getBytes(StandardCharsets.UTF_8);
        try {
            return Utils.toPositive(Utils.murmur2(key))
                    % producer.partitionsFor(corrections).size();
        } catch (KafkaException e) {
            throw new NotWrittenException(e);
        }
    }

    private static org.opencontextgraph.schema.message.Correction message(PersonId person, Correction said) {
        return new org.opencontextgraph.schema.message.Correction(
                person.value(),
                said.task(),
                said.resource(),
                said.title().orElse(null),
                said.excluded(),
                said.pinned(),
                said.events(),
                said.parts().stream()
                        .map(part -> new TaskName(part.task(), part.resource()))
                        .toList());
    }

    private void send(ProducerRecord<String, SpecificRecord> record) throws NotWrittenException {
        try {
            AcknowledgedSend.send(producer, record);
        } catch (NotSentException e) {
            throw new NotWrittenException(e);
        }
    }
}
