package org.opencontextgraph.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.topic.Topics;

class TopicWriterTest {
    private static final int PARTITIONS = 12;
    private static final Close CLOSE = new Close("lane", 0, null);

    private final MockProducer<String, SpecificRecord> producer = new MockProducer<>(
            cluster(), true, new RoundRobinPartitioner(), new StringSerializer(), new MessageSerializer());

    @Test
    void shouldSendControlRecordsToEveryPartition() {
        // Given
        TopicWriter writer = new TopicWriter(producer, "ocg.");

        // When
        writer.begin();
        writer.sendToAll(Topics.TRACE_EVENT, "lane", CLOSE);
        writer.commit();

        // Then
        assertThat(producer.history())
                .allSatisfy(it -> assertThat(it.topic()).isEqualTo("ocg.event.trace.v1"))
                .extracting(ProducerRecord::partition)
                .containsExactlyElementsOf(
                        IntStream.range(0, PARTITIONS).boxed().toList());
    }

    @Test
    void shouldWriteNothingThatWasNotCommitted() {
        // Given
        TopicWriter writer = new TopicWriter(producer, "ocg.");

        // When
        writer.begin();
        writer.sendToAll(Topics.TRACE_EVENT, "lane", CLOSE);

        // Then
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void shouldNotCommitForAFencedWriter() {
        // Given
        TopicWriter writer = new TopicWriter(producer, "ocg.");
        writer.begin();

        // When
        producer.fenceProducer();

        // Then
        assertThatThrownBy(writer::commit).isInstanceOf(org.apache.kafka.common.KafkaException.class);
    }

    private static Cluster cluster() {
        Node node = new Node(0, "localhost", 1);
        List<PartitionInfo> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(it -> new PartitionInfo("ocg.event.trace.v1", it, node, new Node[] {node}, new Node[] {node}))
                .toList();
        return new Cluster("test", List.of(node), partitions, Collections.emptySet(), Set.of());
    }
}
