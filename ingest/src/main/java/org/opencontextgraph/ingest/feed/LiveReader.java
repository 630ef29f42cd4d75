package org.opencontextgraph.ingest.feed;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Cursor;
import org.opencontextgraph.schema.topic.Topics;

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

    /**
     * Forgets how far a connector was read: one of the same name begins anew, and the live lane waits for it no longer. A run of it
     * that is under way fails.
     */
    public void forget(String connector) {
        List<Cursor> its;
        try (Cursors cursors = Cursors.open(settings)) {
            cursors.refresh();
            its = cursors.all().stream()
                    .filter(it ->
                            it.getConnector().equals(connector) && it.getLane().equals(LaneId.LIVE.value()))
                    .toList();
        }
        for (Cursor it : its) {
            try (TopicWriter writer = TopicWriter.open(settings, ImportFeed.writerId(connector, it.getStream()))) {
                writer.begin();
                writer.forget(Topics.CURSOR, Cursors.key(connector, it.getStream()));
                writer.commit();
            }
        }
    }
}
