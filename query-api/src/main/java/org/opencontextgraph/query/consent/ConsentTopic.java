package org.opencontextgraph.query.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.opencontextgraph.query.server.personal.ConsentLog;
import org.opencontextgraph.query.server.personal.ConsentNotWrittenException;
import org.opencontextgraph.query.server.personal.PersonId;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.topic.Topics;

/** Writes consents to {@code personal.consent.v1}, for the personal room and the materializer. */
public final class ConsentTopic implements ConsentLog {
    /** A caller waits for it. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Producer<String, SpecificRecord> producer;
    private final String topic;

    /** @param producer gives up within {@link #PATIENCE}; not closed here */
    public ConsentTopic(Producer<String, SpecificRecord> producer, String topicPrefix) {
        this.producer = producer;
        this.topic = Topics.CONSENT.in(topicPrefix);
    }

    @Override
    public void write(PersonId person, boolean optedIn, Instant since) throws ConsentNotWrittenException {
        Consent consent = new Consent(person.value(), optedIn, since.toEpochMilli());
        try {
            producer.send(new ProducerRecord<>(topic, person.value(), consent))
                    .get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new ConsentNotWrittenException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConsentNotWrittenException(e);
        }
    }
}
