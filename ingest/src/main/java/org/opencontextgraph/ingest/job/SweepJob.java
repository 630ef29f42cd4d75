package org.opencontextgraph.ingest.job;

import java.time.InstantSource;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.TopicWriter;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.topic.Topics;

/** Once a day: the gate withdraws what is due in pools and lanes that no tick reaches any more. */
public final class SweepJob implements Job {
    /** The writer that says when to sweep. */
    public static final String WRITER = "sweep";

    private final FeedSettings settings;
    private final String cron;
    private final InstantSource clock;

    /** @param cron with seconds, in UTC: once a day */
    public SweepJob(FeedSettings settings, String cron, InstantSource clock) {
        this.settings = settings;
        this.cron = cron;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public Lane lane() {
        return Lane.HOUSE;
    }

    @Override
    public String cron() {
        return cron;
    }

    /** In one transaction, so that a crash leaves no partition unswept. */
    @Override
    public void run() {
        try (TopicWriter writer = TopicWriter.open(settings, WRITER)) {
            writer.begin();
            writer.sendToAll(Topics.TRACE, "sweep", new Sweep(clock.millis()));
            writer.commit();
        }
    }
}
