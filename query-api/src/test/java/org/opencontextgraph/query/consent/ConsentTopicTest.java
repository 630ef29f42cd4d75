package org.opencontextgraph.query.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.personal.ConsentNotWrittenException;
import org.opencontextgraph.query.server.personal.PersonId;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Consent;

class ConsentTopicTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final MockProducer<String, SpecificRecord> producer =
            new MockProducer<>(false, null, new StringSerializer(), new MessageSerializer());
    private final ConsentTopic topic = new ConsentTopic(producer, "ocg.");

    @Test
    void shouldReturnWhenTheBrokerHasSaidSo() throws Exception {
        CompletableFuture<Void> writing = write();
        assertThat(writing).isNotDone();

        producer.completeNext();
        writing.get();

        assertThat(producer.history().getFirst().topic()).isEqualTo("ocg.personal.consent.v1");
        assertThat(producer.history().getFirst().key()).isEqualTo("ann");
        assertThat(producer.history().getFirst().value()).isEqualTo(new Consent("ann", true, NOON.toEpochMilli()));
    }

    @Test
    void shouldSayThatItIsNotCertain() throws Exception {
        CompletableFuture<Void> writing = write();
        producer.errorNext(new TimeoutException("no broker"));
        assertThatThrownBy(writing::get).hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(writing).isCompletedExceptionally();
    }

    private CompletableFuture<Void> write() throws InterruptedException {
        CompletableFuture<Void> writing = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                topic.write(new PersonId("ann"), true, NOON);
                writing.complete(null);
            } catch (ConsentNotWrittenException e) {
                writing.completeExceptionally(e);
            }
        });
        while (producer.history().isEmpty()) {
            Thread.sleep(2);
        }
        return writing;
    }
}
