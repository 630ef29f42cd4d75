package org.opencontextgraph.query.materializer;

import java.time.Duration;
import javax.sql.DataSource;

/** A reader and a writer, each in its own thread, from start to stop. */
final class Materializer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Rendezvous rendezvous = new Rendezvous();
    private final RecordSource source;
    private final BatchWriter writer;
    private final Thread reading;
    private final Thread writing;

    Materializer(
            Target target,
            RecordSource source,
            DataSource database,
            DeadLetters deadLetters,
            MaterializerSettings settings,
            Moment.Witness witness) {
        this.source = source;
        OffsetBook offsets = new OffsetBook(target.offsetTable(), settings.consumer(), source.topic());
        writer = new BatchWriter(target, offsets, database, rendezvous, deadLetters, settings, witness);
        writing = new Thread(writer, "materializer-write-" + target.name());
        reading = new Thread(
                new BatchReader(target, source, offsets, database, rendezvous, settings),
                "materializer-read-" + target.name());
        reading.setDaemon(true);
        writing.setDaemon(true);
    }

    void start() {
        writing.start();
        reading.start();
    }

    boolean isRunning() {
        return reading.isAlive() && writing.isAlive();
    }

    /** Lets the transaction that is under way end; after three seconds takes its connection away. */
    @Override
    public void close() {
        rendezvous.stop();
        source.wakeup();
        try {
            if (!writing.join(PATIENCE)) {
                writing.interrupt();
                writer.discardConnection();
                writing.join(Duration.ofMillis(500));
            }
            if (!reading.join(Duration.ofSeconds(1))) {
                reading.interrupt();
                reading.join(Duration.ofMillis(500));
            }
        } catch (InterruptedException e) {
            writer.discardConnection();
            Thread.currentThread().interrupt();
        }
    }
}
