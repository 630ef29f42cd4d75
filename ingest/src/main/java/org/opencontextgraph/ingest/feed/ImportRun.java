package org.opencontextgraph.ingest.feed;

import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Cursor;
import org.opencontextgraph.schema.topic.Topics;

/** One run of an import, from a cursor to the end of the source. What it leaves open its writer's closing aborts. */
final class ImportRun {
    private final Connector connector;
    private final Source source;
    private final TopicWriter writer;
    private final FeedSettings settings;
    private final EventWriter events;
    private final FactWriter facts;
    private final LaneClock laneClock;
    private final FeedTally tally = new FeedTally();

    ImportRun(
            Connector connector,
            TopicWriter writer,
            Pseudonyms pseudonyms,
            InstantSource clock,
            FeedSettings settings) {
        this.connector = connector;
        this.source = connector.source();
        this.writer = writer;
        this.settings = settings;
        this.events = new EventWriter(source, writer, new Normalization(source, pseudonyms, clock), tally);
        this.facts = new FactWriter(writer, new FactMessages(pseudonyms), settings.eventsPerTransaction());
        this.laneClock = new LaneClock(source, settings.eventsPerClock());
    }

    /** @param cursor where an earlier run stopped, null at the beginning */
    ImportOutcome from(@Nullable Cursor cursor, ImportProgress progress) throws IOException {
        describe(cursor == null);
        String position = cursor == null ? "" : cursor.getPosition();
        while (true) {
            EventBatch batch = fetch(position);
            sendFacts(batch);
            writer.begin();
            sendEvents(batch);
            writer.commit();
            progress.committed(tally.counts());
            if (batch.end()) {
                return tally.imported();
            }
            if (batch.position().equals(position)) {
                throw new IllegalStateException("the source neither went on nor ended at its position " + position);
            }
            position = batch.position();
        }
    }

    private EventBatch fetch(String position) throws IOException {
        return Spans.in("connector.fetch", () -> connector.fetch(position, settings.eventsPerTransaction()));
    }

    private void describe(boolean write) throws IOException {
        connector.describe(fact -> {
            tally.fact(fact);
            if (write) {
                facts.write(fact);
            }
        });
        if (write) {
            facts.write(cursor("", false));
            facts.commit();
        }
    }

    private void sendFacts(EventBatch batch) {
        batch.facts().forEach(fact -> {
            tally.fact(fact);
            facts.write(fact);
        });
        facts.commit();
    }

    private void sendEvents(EventBatch batch) {
        events.write(batch, time -> say(laneClock.sent(time)));
        if (batch.end()) {
            say(laneClock.end());
            writer.sendToAll(Topics.TRACE_EVENT, source.lane().value(), laneClock.close());
        }
        writer.send(cursor(batch.position(), batch.end()));
    }

    private void say(@Nullable Clock clock) {
        if (clock != null) {
            writer.sendToAll(Topics.TRACE_EVENT, clock.getLane(), clock);
        }
    }

    /** An import's time is told by its clock, so the cursor's own stays at the beginning. */
    private Outgoing cursor(String position, boolean closed) {
        return new Outgoing(
                Topics.CURSOR,
                Cursors.key(source.connector(), source.stream()),
                new Cursor(
                        source.connector(),
                        source.stream(),
                        position,
                        0L,
                        closed,
                        source.fingerprint(),
                        source.lane().value()));
    }
}
