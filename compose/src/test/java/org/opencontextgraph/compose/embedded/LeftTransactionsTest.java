package org.opencontextgraph.compose.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftTransactionsTest {
    private static final TopicPartition PLACE = new TopicPartition("t", 0);

    @TempDir
    private Path place;

    @Test
    void shouldLetReadersPassWhatADeadWriterLeftOpen() throws Exception {
        try (DataDirectory directory = DataDirectory.open(place.resolve("d"))) {
            // Given a writer that is gone in the middle of a transaction, and whose name does not come back
            KafkaProducer<String, String> dead;
            try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
                try (Admin admin = Admin.create(Map.copyOf(kafka.clientSettings()))) {
                    admin.createTopics(List.of(new NewTopic("t", Optional.of(1), Optional.empty())))
                            .all()
                            .get();
                }
                dead = writer(kafka);
                dead.initTransactions();
                dead.beginTransaction();
                dead.send(new ProducerRecord<>("t", "k", "v")).get();
                assertThat(end(kafka, IsolationLevel.READ_COMMITTED)).isZero();
                assertThat(end(kafka, IsolationLevel.READ_UNCOMMITTED)).isEqualTo(1);
            }
            dead.close(Duration.ZERO); // after the broker, so that nothing ends the transaction

            // When the broker starts again
            try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
                // Then nobody waits for the transaction's own time to run out
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(end(kafka, IsolationLevel.READ_COMMITTED))
                                .isEqualTo(2)); // the record and its abort
            }
        }
    }

    private static long end(EmbeddedKafka kafka, IsolationLevel level) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.copyOf(kafka.clientSettings()))) {
            return admin.listOffsets(Map.of(PLACE, OffsetSpec.latest()), new ListOffsetsOptions(level))
                    .partitionResult(PLACE)
                    .get()
                    .offset();
        }
    }

    private static KafkaProducer<String, String> writer(EmbeddedKafka kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.clientSettings());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "app-uuid-3");
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 600_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
