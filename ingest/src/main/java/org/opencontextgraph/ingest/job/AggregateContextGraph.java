package org.opencontextgraph.ingest.job;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.feed.Cursors;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.TopicWriter;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Cursor;
import org.opencontextgraph.schema.topic.Topics;

/**
 * Tells the corridor how far the lane `live` has come, which makes tasks close and windows tick.
 *
 * <p>What was said stands in a cursor of its own, written with the clock in one transaction, so time does not go back
 * whichever worker runs the job next: opening the writer fences every other one, and only then the cursor is read.
 */
public final class AggregateContextGraph implements Job, AutoCloseable {
    private static final String CONNECTOR = "clock";

    /** The writer that tells the time of the live lane. */
    public static final String WRITER = CONNECTOR + "." + LaneId.LIVE;

    private static final int SENDER = 0;

    private final FeedSettings settings;
    private final Duration allowedLateness;
    private final String cron;
    private final Supplier<Set<String>> paused;
    private final InstantSource clock;
    private @Nullable TopicWriter writer;
    private @Nullable Cursors cursors;

    /**
     * @param allowedLateness a live event may come so late and still find its place
     * @param cron with seconds, in UTC: every few seconds
     * @param paused connectors that nobody waits for, because an operator said so
     */
    public AggregateContextGraph(
            FeedSettings settings,
            Duration allowedLateness,
            String cron,
            Supplier<Set<String>> paused,
            InstantSource clock) {
        this.settings = settings;
        this.allowedLateness = allowedLateness;
        this.cron = cron;
        this.paused = paused;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "aggregate_context_graph";
    }

    @Override
    public Lane lane() {
        return Lane.HOUSE;
    }

    @Override
    public String cron() {
        return cron;
    }

    @Override
    public synchronized void run() {
        try {
            tell();
        } catch (KafkaException e) {
            // Most likely another worker ran the job in between and fenced this one's writer; a new one settles it.
            close();
            tell();
        }
    }

    private void tell() {
        TopicWriter open = writer == null ? TopicWriter.open(settings, WRITER) : writer;
        writer = open;
        Cursors known = cursors == null ? Cursors.open(settings) : cursors;
        cursors = known;
        known.refresh();
        Cursor said = known.find(CONNECTOR, LaneId.LIVE.value());
        long before = said == null ? Long.MIN_VALUE : said.getCompleteUpTo();
        Set<String> passedOver = paused.get();
        List<Cursor> waitedFor = known.all().stream()
                .filter(it -> !passedOver.contains(it.getConnector()))
                .toList();
        long through = LiveTime.through(waitedFor, clock.instant(), allowedLateness, before);
        if (through > before) {
            String lane = LaneId.LIVE.value();
            open.begin();
            open.sendToAll(Topics.TRACE_EVENT, lane, new Clock(lane, SENDER, through, null));
            open.send(
                    Topics.CURSOR,
                    Cursors.key(CONNECTOR, lane),
                    // Closed, so that it is not taken for a connector that events may still come from.
                    new Cursor(CONNECTOR, lane, "", through, true, "", lane));
            open.commit();
        }
    }

    @Override
    public synchronized void close() {
        TopicWriter endedWriter = writer;
        Cursors endedCursors = cursors;
        writer = null;
        cursors = null;
        if (endedWriter != null) {
            endedWriter.close();
        }
        if (endedCursors != null) {
            endedCursors.close();
        }
    }
}
