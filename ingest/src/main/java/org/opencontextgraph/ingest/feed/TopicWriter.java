package org.opencontextgraph.ingest.feed;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.topic.TopicSpec;

/**
 * Writes to the catalogue's topics in transactions; what does not reach the log makes {@link #commit} throw.
 *
 * <p>Opening one fences every earlier writer of the same id and ends its transaction; closing one aborts what it left
 * open. One thread at a time.
 */
public final class TopicWriter implements AutoCloseable {
    private final Producer<String, SpecificRecord> producer;
    private final String prefix;
    // By identity: a hash of a whole catalogue entry would cost more than the rest of a send.
    private final IdentityHashMap<TopicSpec, String> names = new IdentityHashMap<>();

    public TopicWriter(Producer<String, SpecificRecord> producer, String prefix) {
        this.producer = producer;
        this.prefix = prefix;
        producer.initTransactions();
    }

    /** @param id of the writer, the same over restarts: what {@link FeedSettings#client} sets wins except for it */
    public static TopicWriter open(FeedSettings settings, String id) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 120_000);
        config.putAll(settings.client());
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId(settings.topicPrefix(), id));
        Producer<String, SpecificRecord> producer =
                new KafkaProducer<>(config, new StringSerializer(), new MessageSerializer());
        try {
            return new TopicWriter(producer, settings.topicPrefix());
        } catch (RuntimeException e) {
            producer.close();
            throw e;
        }
    }

    /** Under which the writer {@code id} is known to the broker; with an empty id, what all of them begin with. */
    public static String transactionalId(String topicPrefix, String id) {
        return topicPrefix + "ingest." + id;
    }

    public void begin() {
        producer.beginTransaction();
    }

    void send(Outgoing record) {
        send(record.topic(), record.key(), record.message());
    }

    /** To the partition of the key. */
    public void send(TopicSpec topic, String key, SpecificRecord message) {
        // A failed send fails the transaction, and with it the commit.
        var _ = producer.send(new ProducerRecord<>(name(topic), key, message));
    }

    /** A tombstone to the partition of the key. */
    public void forget(TopicSpec topic, String key) {
        var _ = producer.send(new ProducerRecord<>(name(topic), key, null));
    }

    /** To every partition, as control records go. */
    public void sendToAll(TopicSpec topic, String key, SpecificRecord message) {
        String name = name(topic);
        for (int partition = 0; partition < producer.partitionsFor(name).size(); partition++) {
            var _ = producer.send(new ProducerRecord<>(name, partition, key, message));
        }
    }

    public void commit() {
        producer.commitTransaction();
    }

    private String name(TopicSpec topic) {
        return names.computeIfAbsent(topic, it -> it.in(prefix));
    }

    @Override
    public void close() {
        producer.close();
    }
}
