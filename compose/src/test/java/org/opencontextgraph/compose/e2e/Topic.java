package org.opencontextgraph.compose.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;

/** All that was committed to a topic, each partition in its order. */
public record Topic(List<Written> records) {
    private static final Duration POLL = Duration.ofMillis(200);

    public Topic {
        records = List.copyOf(records);
    }

    /**
     * @param keyBytes null: without a key
     * @param bytes null: a tombstone
     * @param message null: a tombstone, or rubbish
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by hand
    public record Written(
            int partition,
            byte @Nullable [] keyBytes,
            byte @Nullable [] bytes,
            @Nullable SpecificRecord message) {
        @Nullable
        public String key() {
            return keyBytes == null ? null : new String(keyBytes, StandardCharsets.UTF_8);
        }
    }

    public static Topic read(Map<String, Object> client, String topic) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        List<Written> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(it -> new TopicPartition(topic, it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    records.add(new Written(found.partition(), found.key(), found.value(), message(found.value())));
                }
            }
        }
        return new Topic(records);
    }

    /** The messages of one kind. */
    public <T extends SpecificRecord> Stream<T> all(Class<T> kind) {
        return records.stream()
                .flatMap(it -> kind.isInstance(it.message()) ? Stream.of(kind.cast(it.message())) : Stream.empty());
    }

    private static @Nullable SpecificRecord message(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return MessageCodec.decode(bytes);
        } catch (UnreadableMessageException e) {
            return null;
        }
    }
}
