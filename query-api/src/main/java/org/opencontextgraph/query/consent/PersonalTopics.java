package org.opencontextgraph.query.consent;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    /** A caller waits for it. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Producer<String, SpecificRecord> producer;
    private final String consents;
    private final String corrections;

    /** @param producer gives up within {@link #PATIENCE}; not closed here */
    public PersonalTopics(Producer<String, SpecificRecord> producer, String topicPrefix) {
        this.producer = producer;
        this.consents = Topics.CONSENT.in(topicPrefix);
        this.corrections = Topics.CORRECTION.in(topicPrefix);
    }

    @Override
    public void write(PersonId person, boolean optedIn, Instant since) throws NotWrittenException {
        Consent consent = new Consent(person.value(), optedIn, since.toEpochMilli());
        send(() -> new ProducerRecord<>(consents, person.value(), consent));
    }

    @Override
    public void write(PersonId person, Correction correction) throws NotWrittenException {
        send(() -> new ProducerRecord<>(
                corrections,
                partition(person),
                person.value() + "|" + correction.task(),
                correction.isEmpty() ? null : message(person, correction)));
    }

    /** A person's corrections lie where the person does, so Kafka's own rule for the person's key decides. */
    private int partition(PersonId person) {
        byte[] key = person.value().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key))
                % producer.partitionsFor(corrections).size();
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

    private interface Draft {
        ProducerRecord<String, SpecificRecord> record();
    }

    private void send(Draft draft) throws NotWrittenException {
        try {
            producer.send(draft.record()).get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new NotWrittenException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotWrittenException(e);
        }
    }
}
