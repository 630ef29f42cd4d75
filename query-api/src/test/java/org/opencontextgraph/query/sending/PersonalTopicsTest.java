package org.opencontextgraph.query.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.personal.Correction;
import org.opencontextgraph.query.server.personal.Correction.Part;
import org.opencontextgraph.query.server.personal.NotWrittenException;
import org.opencontextgraph.query.server.personal.PersonId;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.TaskName;

class PersonalTopicsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final MockProducer<String, SpecificRecord> producer =
            new MockProducer<>(false, null, new StringSerializer(), new MessageSerializer());
    private final PersonalTopics topic = new PersonalTopics(producer, "ocg.");

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

    @Test
    void shouldWriteWhatIsSaidOfATaskWhereThePersonIs() throws Exception {
        // Given
        List<PartitionInfo> partitions = IntStream.range(0, 12)
                .mapToObj(p -> new PartitionInfo("ocg.personal.correction.v1", p, null, null, null))
                .toList();
        MockProducer<String, SpecificRecord> producer = new MockProducer<>(
                new Cluster("cluster", List.of(), partitions, Set.of(), Set.of()),
                true,
                null,
                new StringSerializer(),
                new MessageSerializer());
        PersonalTopics topic = new PersonalTopics(producer, "ocg.");
        // When
        topic.write(
                new PersonId("ann"),
                new Correction("t", "r", Optional.of("mine"), true, false, List.of("t"), List.of(new Part("t", "r"))));
        topic.write(
                new PersonId("ann"), new Correction("t", "r", Optional.empty(), false, false, List.of(), List.of()));
        topic.write(new PersonId("ann"), true, NOON);
        // Then
        List<ProducerRecord<String, SpecificRecord>> written = producer.history();
        assertThat(written).extracting(ProducerRecord::key).containsExactly("ann|t", "ann|t", "ann");
        assertThat(written.getFirst().value())
                .isEqualTo(new org.opencontextgraph.schema.message.Correction(
                        "ann", "t", "r", "mine", true, false, List.of("t"), List.of(new TaskName("t", "r"))));
        assertThat(written.get(1).value()).isNull();
        int ofAnn = Utils.toPositive(Utils.murmur2("ann".getBytes(StandardCharsets.UTF_8))) % 12;
        assertThat(written.get(0).partition()).isEqualTo(ofAnn);
        assertThat(written.get(1).partition()).isEqualTo(ofAnn);
    }

    private CompletableFuture<Void> write() throws InterruptedException {
        CompletableFuture<Void> writing = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                topic.write(new PersonId("ann"), true, NOON);
                writing.complete(null);
            } catch (NotWrittenException e) {
                writing.completeExceptionally(e);
            }
        });
        while (producer.history().isEmpty()) {
            Thread.sleep(2);
        }
        return writing;
    }
}
