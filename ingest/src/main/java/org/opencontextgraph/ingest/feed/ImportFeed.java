package org.opencontextgraph.ingest.feed;

import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.schema.message.Cursor;

/**
 * Loads one import: a source that ends, in a lane of its own.
 *
 * <h2>Once, whatever happens</h2>
 *
 * Each transaction holds the events of one fetch and the cursor behind them. A crash leaves the last committed cursor;
 * the next feed of the same source fences the dead one and goes on there. A closed cursor means that nothing is left to
 * do. The cursor carries the source's fingerprint, so another file in the same place is refused instead of mixed in.
 *
 * <h2>Facts first</h2>
 *
 * Accounts, readers and consents are committed, with a cursor at the beginning, before the first event; a feed that
 * finds any cursor does not write them again, because a consent that was taken back meanwhile must stay taken back.
 */
public final class ImportFeed {
    private final FeedSettings settings;
    private final byte[] secret;
    private final InstantSource clock;

    /** @param secret the instance's ingest secret, see {@link Pseudonyms} */
    public ImportFeed(FeedSettings settings, byte[] secret, InstantSource clock) {
        this.settings = settings;
        this.secret = secret.clone();
        this.clock = clock;
    }

    /**
     * Loads the connector's source to its end. Blocks.
     *
     * @throws IOException when the source cannot be read, or {@code progress} wants nothing to be sent; what was committed before stays, and the next run goes on
     * @throws org.apache.kafka.common.KafkaException when Kafka cannot be written; the same holds
     */
    public ImportOutcome run(Connector connector, ImportProgress progress) throws IOException {
        Source source = connector.source();
        if (source.lane().isLive()) {
            throw new IllegalArgumentException("the live lane has no end; it is for LiveFeed");
        }
        // The writer first: from here on nobody else can move this stream's cursor.
        try (TopicWriter writer = TopicWriter.open(settings, writerId(source))) {
            Cursor cursor = committedCursor(source);
            if (cursor != null && !cursor.getFingerprint().equals(source.fingerprint())) {
                return new ImportOutcome.Refused("`" + source.stream() + "` already has an import, and it was made from"
                        + " another file or with other mapping options; nothing was loaded. A log of other work belongs"
                        + " under another process key. A longer or changed export of the same work does not: it would be"
                        + " published a second time, and whoever compares the two sees the difference, which may be one"
                        + " person. To replace an import, load the new file into an instance of its own.");
            }
            if (cursor != null && cursor.getClosed()) {
                return new ImportOutcome.AlreadyImported();
            }
            progress.begins(cursor == null);
            return new ImportRun(connector, writer, new Pseudonyms(secret), clock, settings).from(cursor, progress);
        }
    }

    static String writerId(Source source) {
        return writerId(source.connector(), source.stream());
    }

    static String writerId(String connector, String stream) {
        return connector + "." + stream;
    }

    private @Nullable Cursor committedCursor(Source source) {
        try (Cursors cursors = Cursors.open(settings)) {
            cursors.refresh();
            return cursors.find(source.connector(), source.stream());
        }
    }
}
