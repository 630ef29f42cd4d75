package org.opencontextgraph.ingest.feed;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.PassedOver;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.schema.message.Cursor;
import org.opencontextgraph.schema.topic.Topics;

/** A live feed from one failure to the next: an open writer, and the cursor that stands in the topic. */
final class LiveSession implements AutoCloseable {
    private final Connector connector;
    private final ReadAhead reading;
    private final Source source;
    private final TopicWriter writer;
    private final FeedSettings settings;
    private final FactWriter facts;
    private final EventWriter events;
    private final LiveFacts told;
    private final FeedTally tally = new FeedTally();
    private PassedOver passedOver = PassedOver.NOTHING;
    private @Nullable Cursor cursor;

    private LiveSession(
            Connector connector,
            TopicWriter writer,
            FeedSettings settings,
            Pseudonyms pseudonyms,
            InstantSource clock,
            Containers containers,
            @Nullable Cursor cursor) {
        this.connector = connector;
        this.reading = new ReadAhead(connector);
        this.source = connector.source();
        this.writer = writer;
        this.settings = settings;
        this.cursor = cursor;
        this.facts = new FactWriter(writer, new FactMessages(pseudonyms), settings.eventsPerTransaction());
        this.told = new LiveFacts(facts, containers);
        this.events = new EventWriter(source, writer, new Normalization(source, pseudonyms, clock), tally);
    }

    static LiveSession open(
            Connector connector,
            FeedSettings settings,
            Pseudonyms pseudonyms,
            InstantSource clock,
            Containers containers) {
        Source source = connector.source();
        TopicWriter writer = TopicWriter.open(settings, ImportFeed.writerId(source));
        try (Cursors cursors = Cursors.open(settings)) {
            cursors.refresh();
            Cursor cursor = cursors.find(source.connector(), source.stream());
            if (cursor != null && !cursor.getFingerprint().equals(source.fingerprint())) {
                throw new IllegalStateException("another source has fed this stream before");
            }
            return new LiveSession(connector, writer, settings, pseudonyms, clock, containers, cursor);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /** Writes what is new; returns when the source has nothing more for now. */
    void poll() throws IOException {
        Cursor at = cursor == null ? describe() : cursor;
        boolean more = true;
        while (more) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("it was stopped before it had read everything");
            }
            EventBatch batch = reading.fetch(at.getPosition(), settings.eventsPerTransaction());
            more = reading.hasMore();
            told.write(batch.facts());
            passedOver = passedOver.and(batch.passedOver());
            Cursor next = cursor(batch.position(), completeUpTo(batch, at));
            if (!next.equals(at)) {
                writer.begin();
                events.write(batch, _ -> {});
                send(next);
                writer.commit();
                at = next;
                cursor = next;
            }
        }
    }

    /** Of all polls of this session. */
    LiveCounts counts() {
        return new LiveCounts(tally.counts(), passedOver, told.known(), told.unknown());
    }

    /** Until when everything was sent; milliseconds since 1970, 0: not known. */
    long completeUpTo() {
        return cursor == null ? 0 : cursor.getCompleteUpTo();
    }

    private Cursor describe() throws IOException {
        connector.describe(told::write);
        Cursor first = cursor("", 0);
        facts.write(new Outgoing(Topics.CURSOR, key(), first));
        facts.commit();
        cursor = first;
        return first;
    }

    private static long completeUpTo(EventBatch batch, Cursor before) {
        return batch.completeUpTo() == null
                ? before.getCompleteUpTo()
                : Math.max(batch.completeUpTo().toEpochMilli(), before.getCompleteUpTo());
    }

    private Cursor cursor(String position, long completeUpTo) {
        return new Cursor(
                source.connector(),
                source.stream(),
                position,
                completeUpTo,
                false,
                source.fingerprint(),
                source.lane().value());
    }

    private void send(Cursor next) {
        writer.send(Topics.CURSOR, key(), next);
    }

    private String key() {
        return Cursors.key(source.connector(), source.stream());
    }

    @Override
    public void close() {
        writer.close();
    }
}
