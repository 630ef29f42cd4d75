package org.opencontextgraph.query.materializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic behind a plain consumer: no group, no committed offsets, records of committed transactions only. */
final class KafkaRecordSource implements RecordSource {
    private final String topic;
    private final Consumer<byte[], byte[]> consumer;

    KafkaRecordSource(String topic, Consumer<byte[], byte[]> consumer) {
        this.topic = topic;
        this.consumer = consumer;
    }

    /** @param client settings of the instance's Kafka clients; what correctness depends on is not theirs to set */
    static KafkaRecordSource connect(String topic, Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        settings.putAll(client);
        settings.keySet().removeAll(Set.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // an offset that the topic no longer has: go on with what is left
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaRecordSource(
                topic, new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public Map<Integer, Long> beginnings() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        return byPartition(consumer.beginningOffsets(partitions));
    }

    @Override
    public void seek(Map<Integer, Long> offsets) {
        consumer.assign(offsets.keySet().stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList());
        offsets.forEach((partition, offset) -> consumer.seek(new TopicPartition(topic, partition), offset));
    }

    @Override
    public List<Delivery> poll(Duration atMost) {
        try {
            List<Delivery> deliveries = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
                deliveries.add(new Delivery(record.partition(), record.offset(), record.key(), record.value()));
            }
            return deliveries;
        } catch (WakeupException e) {
            return List.of(); // somebody wants the thread's attention
        }
    }

    @Override
    public Map<Integer, Long> positions() {
        Map<Integer, Long> positions = new TreeMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            positions.put(partition.partition(), consumer.position(partition));
        }
        return positions;
    }

    @Override
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
        Map<Integer, Long> byPartition = new TreeMap<>();
        offsets.forEach((partition, offset) -> byPartition.put(partition.partition(), offset));
        return byPartition;
    }
}
