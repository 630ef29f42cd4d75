package org.opencontextgraph.query.sending;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Sends one record and waits for the broker's word. */
public final class AcknowledgedSend {
    /** A caller waits for it: the producer has to give up within this time. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private AcknowledgedSend() {}

    /** @throws NotSentException when the broker has not said that it has the record */
    public static void send(Producer<String, SpecificRecord> producer, ProducerRecord<String, SpecificRecord> record)
            throws NotSentException {
        try {
            producer.send(record).get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new NotSentException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSentException(e);
        }
    }
}
