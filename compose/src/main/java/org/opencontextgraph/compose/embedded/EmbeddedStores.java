package org.opencontextgraph.compose.embedded;

/**
 * What keeps the data of an instance that is stopped, started to be read: its Kafka and its PostgreSQL. Nothing writes into
 * them, and they stop as they were.
 */
public record EmbeddedStores(EmbeddedKafka kafka, EmbeddedPostgres postgres) implements AutoCloseable {

    /** Starts both or none. */
    public static EmbeddedStores start(DataDirectory directory) {
        Orphans.stop(directory);
        EmbeddedKafka kafka = EmbeddedKafka.start(directory);
        try {
            return new EmbeddedStores(kafka, EmbeddedPostgres.start(directory));
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try (kafka;
                postgres) {
            // closed in the reverse order, the second also when the first fails
        }
    }
}
