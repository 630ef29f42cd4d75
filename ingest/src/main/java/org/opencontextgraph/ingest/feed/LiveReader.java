package org.opencontextgraph.ingest.feed;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;

/** Reads live connectors when somebody asks for it, each from its cursor to what there is now. */
public final class LiveReader {
    private final FeedSettings settings;
    private final byte[] secret;
    private final InstantSource clock;
    private final Containers containers;

    /** @param secret the instance's ingest secret, see {@link Pseudonyms} */
    public LiveReader(FeedSettings settings, byte[] secret, InstantSource clock, Containers containers) {
        this.settings = settings;
        this.secret = secret.clone();
        this.clock = clock;
        this.containers = containers;
    }

    /**
     * Reads and sends; what was committed before a failure stays, and the next run goes on there. Blocks.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka cannot be written
     */
    public LiveRun read(Connector connector) {
        try (LiveSession session = LiveSession.open(connector, settings, new Pseudonyms(secret), clock, containers)) {
            @Nullable Exception failure = null;
            try {
                session.poll();
            } catch (IOException e) {
                failure = e;
            }
            long completeUpTo = session.completeUpTo();
            return new LiveRun(
                    session.counts(), completeUpTo == 0 ? null : Instant.ofEpochMilli(completeUpTo), failure);
        }
    }
}
