package org.opencontextgraph.query.materializer;

import java.util.Map;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.opencontextgraph.schema.topic.Topics;

/** Trace events from {@code event.trace.v1} into {@code trace}; logs in as {@code ocg_materializer_trace}. */
public final class TraceMaterializer implements AutoCloseable {
    private final Materializer materializer;

    /**
     * @param client settings of the Kafka consumer, {@code bootstrap.servers} at least
     * @param database connections of the role
     * @param deadLetters for what cannot be a row; not closed here
     */
    public TraceMaterializer(
            Map<String, Object> client,
            DataSource database,
            Producer<String, SpecificRecord> deadLetters,
            MaterializerSettings settings) {
        materializer = new Materializer(
                new TraceTarget(),
                KafkaRecordSource.connect(Topics.TRACE_EVENT.in(settings.topicPrefix()), client),
                database,
                new DeadLetters(deadLetters, settings.topicPrefix()),
                settings,
                Moment.Witness.NONE);
    }

    /** Starts reading where the database says; waits for the topic and the database as long as it takes. */
    public void start() {
        materializer.start();
    }

    /** False before the start, after the end, and when a thread died of an error. */
    public boolean isRunning() {
        return materializer.isRunning();
    }

    /** Returns within five seconds; what was not committed is read again at the next start. */
    @Override
    public void close() {
        materializer.close();
    }
}
