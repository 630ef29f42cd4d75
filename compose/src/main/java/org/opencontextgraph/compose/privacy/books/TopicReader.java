package org.opencontextgraph.compose.privacy.books;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Topics from their beginning to where they end now, committed records only. Joins no group and commits nothing. */
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String prefix;

    TopicReader(Map<String, Object> client, String prefix) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000); // somebody waits for the command
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.prefix = prefix;
    }

    /** In the order in which they were written, as far as the brokers' clocks tell; exactly so within a partition. */
    List<Written> all(String name) {
        String topic = prefix + name;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<Written> found = new ArrayList<>();
        Map<Integer, Long> latest = new HashMap<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new UnreadableBooksException("the topic " + topic + " cannot be read to its end", null);
            }
            for (ConsumerRecord<@Nullable String, byte @Nullable []> it : records) {
                // a broker's clock may be set back, an order may not
                long time = latest.merge(it.partition(), it.timestamp(), Math::max);
                found.add(Written.of(it.partition(), it.offset(), time, it.key(), it.value()));
            }
        }
        found.sort(Comparator.comparingLong(Written::time)
                .thenComparingInt(Written::partition)
                .thenComparingLong(Written::offset));
        return found;
    }

    int partitions(String name) {
        return consumer.partitionsFor(prefix + name).size();
    }

    /** Whether everything is kept that was ever written to it. */
    boolean isWhole(String name) {
        String topic = prefix + name;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
        return consumer.beginningOffsets(partitions).values().stream().allMatch(it -> it == 0);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
