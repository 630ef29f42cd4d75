package org.opencontextgraph.query.materializer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.topic.Topics;

/** Sends coordinates and reason of rejected records; at least once, before the offsets move past them. */
final class DeadLetters {
    private final Producer<String, SpecificRecord> producer;
    private final String topic;

    DeadLetters(Producer<String, SpecificRecord> producer, String topicPrefix) {
        this.producer = producer;
        this.topic = Topics.DEAD_LETTER.in(topicPrefix);
    }

    /** Returns when all are acknowledged. */
    void send(List<DeadLetter> letters) throws ExecutionException, TimeoutException, InterruptedException {
        List<Future<?>> sent = new ArrayList<>(letters.size());
        for (DeadLetter letter : letters) {
            sent.add(producer.send(new ProducerRecord<>(topic, letter.getSource(), letter)));
        }
        producer.flush();
        for (Future<?> one : sent) {
            one.get(30, TimeUnit.SECONDS);
        }
    }
}
