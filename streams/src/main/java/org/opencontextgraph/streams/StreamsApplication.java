package org.opencontextgraph.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.opencontextgraph.schema.config.ConfigException;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.streams.corridor.DeadLetters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the corridor, exactly once (KIP-447). */
public final class StreamsApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
    /** More failing threads than this since the start are not an accident. */
    private static final int MOST_REPLACEMENTS = 10;

    private final StreamsHealth health = new StreamsHealth();
    private final PartitionCheck partitions;
    private final KafkaStreams streams;

    public StreamsApplication(StreamsSettings settings) {
        this(settings, Corridor.topology(settings));
    }

    /** @param rooms of the corridor that this instance runs; all instances of a group run the same */
    public StreamsApplication(StreamsSettings settings, Topology rooms) {
        this.partitions = new PartitionCheck(settings);
        Properties properties = properties(settings);
        this.streams = new KafkaStreams(rooms, new StreamsConfig(properties));
        streams.setStateListener(health);
        AtomicInteger replaced = new AtomicInteger();
        streams.setUncaughtExceptionHandler(problem -> {
            boolean give = replaced.incrementAndGet() > MOST_REPLACEMENTS;
            LOG.error("a stream thread failed{}", give ? ", too often: the streams stop" : " and is replaced", problem);
            return give ? SHUTDOWN_CLIENT : REPLACE_THREAD;
        });
    }

    /**
     * @throws ConfigException when topics or state have another number of partitions than the settings say
     */
    public void start() {
        partitions.check();
        streams.start();
    }

    public boolean isRunning() {
        return health.isRunning();
    }

    /** Whether it can still come to run by itself: one look at a field, for a readiness check at any rate. */
    public boolean isAlive() {
        return health.isAlive();
    }

    @Override
    public void close() {
        health.closing();
        streams.close(Duration.ofSeconds(6));
    }

    /** What Kafka Streams is given. */
    public static Properties properties(StreamsSettings settings) {
        Map<String, Object> values = new HashMap<>();
        values.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        values.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        values.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        values.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        values.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.cache());
        values.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        values.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // Rooms take records in timestamp order; waiting for what is on its way, but never for ever (-1).
        values.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0L);
        values.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        // A room that throws is stopped by its door; nothing is left to decide.
        values.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
        values.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        values.put(DeadLetters.PREFIX, settings.corridor().topicPrefix());
        values.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 50);
        values.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 131_072);
        values.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // One call may take long; fenced by the default of 10 s it would be retried for ever.
        values.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 120_000);
        values.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
        // The stores' changelogs hold records as large as the topics do.
        values.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                Integer.toString(TopicSpec.LARGEST_BATCH));
        values.putAll(settings.kafka());
        Properties properties = new Properties();
        properties.putAll(values);
        return properties;
    }
}
