package org.opencontextgraph.ingest.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.message.Cursor;
import org.opencontextgraph.schema.topic.Topics;

/**
 * The committed cursors of all connectors, from `ingest.cursor.v1`.
 *
 * <p>A reader of committed records stops before the first open transaction, whoever's it is, so the end that must be
 * reached is asked for by a second consumer that sees open transactions too: otherwise a foreign import could hide our
 * own last cursor, and a feed would send its events again. One thread at a time.
 */
public final class Cursors implements AutoCloseable {
    /** Longer than the transactions of a feed may last. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Consumer<String, SpecificRecord> committed;
    private final Consumer<String, SpecificRecord> all;
    private final List<TopicPartition> partitions;
    private final Map<String, Cursor> byKey = new HashMap<>();

    private Cursors(Consumer<String, SpecificRecord> committed, Consumer<String, SpecificRecord> all, String topic) {
        this.committed = committed;
        this.all = all;
        this.partitions = committed.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        committed.assign(partitions);
        committed.seekToBeginning(partitions);
    }

    public static Cursors open(FeedSettings settings) {
        Consumer<String, SpecificRecord> committed = consumer(settings, "read_committed");
        Consumer<String, SpecificRecord> all = consumer(settings, "read_uncommitted");
        try {
            return new Cursors(committed, all, Topics.CURSOR.in(settings.topicPrefix()));
        } catch (RuntimeException e) {
            committed.close();
            all.close();
            throw e;
        }
    }

    public static String key(String connector, String stream) {
        return connector + "|" + stream;
    }

    /** Reads on to the end of what was written before this call. */
    public void refresh() {
        Map<TopicPartition, Long> ends = all.endOffsets(partitions);
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> committed.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > patience) {
                throw new TimeoutException("another feed's transaction has been open for more than "
                        + PATIENCE.toSeconds() + " s; the cursors cannot be read to their end");
            }
            for (ConsumerRecord<String, SpecificRecord> record : committed.poll(Duration.ofMillis(100))) {
                if (record.value() instanceof Cursor cursor) {
                    byKey.put(record.key(), cursor);
                } else {
                    byKey.remove(record.key());
                }
            }
        }
    }

    /** As of the last {@link #refresh}. */
    public @Nullable Cursor find(String connector, String stream) {
        return byKey.get(key(connector, stream));
    }

    /** As of the last {@link #refresh}. */
    public Collection<Cursor> all() {
        return List.copyOf(byKey.values());
    }

    private static Consumer<String, SpecificRecord> consumer(FeedSettings settings, String isolation) {
        Map<String, Object> config = new HashMap<>(settings.client());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        // Closing waits for the fetch under way; half a second at the start of every import would be for nothing.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(config, new StringDeserializer(), new MessageDeserializer());
    }

    @Override
    public void close() {
        committed.close();
        all.close();
    }
}
