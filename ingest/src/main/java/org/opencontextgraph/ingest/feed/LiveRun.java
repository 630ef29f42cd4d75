package org.opencontextgraph.ingest.feed;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;

/**
 * One run of a live connector, from its cursor to what there is now.
 *
 * @param counts what was read and sent, also when the run ended early
 * @param completeUpTo everything up to this was sent; null: that is not known
 * @param failure why it ended early; null: it did not
 */
public record LiveRun(
        LiveCounts counts,
        @Nullable Instant completeUpTo,
        @Nullable Exception failure) {

    /**
     * Reads and sends; what was committed before a failure stays, and the next run goes on there. Blocks.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka cannot be written
     */
    public static LiveRun of(Connector connector, FeedSettings settings, Pseudonyms pseudonyms, InstantSource clock) {
        try (LiveSession session = LiveSession.open(connector, settings, pseudonyms, clock)) {
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
