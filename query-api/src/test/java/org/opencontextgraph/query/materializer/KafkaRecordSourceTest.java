package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaRecordSourceTest {
    private static final TopicPartition FIRST = new TopicPartition("t", 0);
    private static final TopicPartition SECOND = new TopicPartition("t", 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final RecordSource source = new KafkaRecordSource("t", consumer);

    @Test
    void shouldFindNothingBeforeTheTopicExists() {
        assertThat(source.beginnings()).isEmpty();
    }

    @Test
    void shouldReadEveryPartitionFromWhereItIsTold() {
        // Given
        Node[] nobody = new Node[0];
        consumer.updatePartitions(
                "t",
                List.of(
                        new PartitionInfo("t", 1, Node.noNode(), nobody, nobody),
                        new PartitionInfo("t", 0, Node.noNode(), nobody, nobody)));
        consumer.updateBeginningOffsets(Map.of(FIRST, 3L, SECOND, 0L));
        assertThat(source.beginnings()).containsExactly(Map.entry(0, 3L), Map.entry(1, 0L));

        // When
        source.seek(Map.of(0, 5L, 1, 0L));
        consumer.addRecord(new ConsumerRecord<>("t", 0, 5, bytes("key"), bytes("value")));
        consumer.addRecord(new ConsumerRecord<>("t", 1, 0, bytes("gone"), null));
        List<Delivery> deliveries = source.poll(Duration.ZERO);

        // Then
        assertThat(deliveries)
                .extracting(Delivery::partition, Delivery::offset, delivery -> delivery.value() == null)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(0, 5L, false),
                        org.assertj.core.groups.Tuple.tuple(1, 0L, true));
        assertThat(source.positions()).containsExactly(Map.entry(0, 6L), Map.entry(1, 1L));
    }

    @Test
    void shouldComeBackFromAPollWhenWoken() {
        source.seek(Map.of());
        source.wakeup();
        assertThat(source.poll(Duration.ofMinutes(1))).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
