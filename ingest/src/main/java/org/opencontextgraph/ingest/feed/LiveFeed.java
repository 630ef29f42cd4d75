package org.opencontextgraph.ingest.feed;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a live connector for news, again and again, and writes it with the cursor in one transaction.
 *
 * <p>It writes no clock: the lane `live` has many feeds, and the scheduled job `aggregate_context_graph` says the time of
 * all of them. A source or a broker that fails is asked again after the interval, from the last committed cursor.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

    private final Connector connector;
    private final Source source;
    private final FeedSettings settings;
    private final byte[] secret;
    private final InstantSource clock;
    private final Rounds rounds;
    private @Nullable LiveSession session;

    /**
     * @param connector closed with the feed
     * @param secret the instance's ingest secret, see {@link Pseudonyms}
     * @param interval how long to wait between asking
     */
    public LiveFeed(Connector connector, FeedSettings settings, byte[] secret, InstantSource clock, Duration interval) {
        this.connector = connector;
        this.source = connector.source();
        this.settings = settings;
        this.secret = secret.clone();
        this.clock = clock;
        if (!source.lane().isLive()) {
            throw new IllegalArgumentException("a lane that ends is for ImportFeed");
        }
        rounds = new Rounds("feed-" + ImportFeed.writerId(source), interval, this::poll, this::endSession);
    }

    public void start() {
        rounds.start();
    }

    /** The words of an exception stay out of the log: a tool's answer may stand in them. */
    private void poll() {
        try {
            if (session == null) {
                session = LiveSession.open(connector, settings, new Pseudonyms(secret), clock, Containers.none());
            }
            session.poll();
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "feed {} of connector {} failed ({}); it will go on from its cursor",
                    source.stream(),
                    source.connector(),
                    e.getClass().getSimpleName());
            LOG.debug("why the feed failed", e);
            endSession();
        }
    }

    private void endSession() {
        LiveSession ended = session;
        session = null;
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public void close() throws IOException {
        rounds.close();
        connector.close();
    }
}
