package org.opencontextgraph.ingest.inbox;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.feed.DeliveryFeed;
import org.opencontextgraph.ingest.feed.FeedCounts;
import org.opencontextgraph.ingest.feed.Spans;
import org.opencontextgraph.ingest.job.Ingestion;
import org.opencontextgraph.ingest.job.SessionLock;
import org.opencontextgraph.ingest.rounds.Rounds;
import org.opencontextgraph.schema.message.WebhookDelivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the webhook inbox; one worker at a time does, whoever has the lock. Whatever fails is done again from the place that was
 * committed.
 */
public final class Inbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Counter DELIVERIES = Counter.build(
                    "ocg_webhook_deliveries_total", "Deliveries by what became of them; lost: nobody read them in time")
            .labelNames("connector", "outcome")
            .register(CollectorRegistry.defaultRegistry);

    private final Ingestion ingestion;
    private final Supplier<DeliveryFeed> feeds;
    private final Consumer<String> permissionsChanged;
    private final DeliveryTables tables;
    private final Rounds rounds;
    private @Nullable SessionLock lock;
    private @Nullable DeliveryFeed feed;

    /**
     * @param feeds opens one
     * @param permissionsChanged hears the names of connectors whose tools are to be asked again who may read what
     */
    public Inbox(Ingestion ingestion, Supplier<DeliveryFeed> feeds, Consumer<String> permissionsChanged) {
        this.ingestion = ingestion;
        this.feeds = feeds;
        this.permissionsChanged = permissionsChanged;
        this.tables = new DeliveryTables(ingestion.database(), ingestion.clock());
        this.rounds = new Rounds("webhook-inbox", PAUSE, this::round, this::end);
    }

    public void start() {
        rounds.start();
    }

    private void round() {
        try {
            if (!isOurs()) {
                return;
            }
            DeliveryFeed open = feed == null ? feeds.get() : feed;
            feed = open;
            while (!rounds.stopping() && read(open)) {
                // there may be more
            }
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.warn(
                    "the webhook inbox could not be read ({}); it goes on from its place",
                    e.getClass().getSimpleName());
            LOG.debug("why the inbox could not be read", e);
            end();
        }
    }

    /** False: there was nothing. */
    private boolean read(DeliveryFeed open) throws IOException {
        DeliveryFeed.Waiting waiting = open.poll(PATIENCE);
        if (waiting.lost() > 0) {
            LOG.error("{} webhook deliveries were not read within a day, and are lost", waiting.lost());
            DELIVERIES.labels("-", "lost").inc((double) waiting.lost());
        }
        if (waiting.deliveries().isEmpty()) {
            return false;
        }
        List<Judged> judged = judge(waiting.deliveries());
        List<FeedCounts> counts = Spans.in(
                "webhook.write_deliveries",
                () -> open.write(
                        judged.stream()
                                .map(Judged::told)
                                .filter(Objects::nonNull)
                                .toList(),
                        waiting.next()));
        tables.note(judged, Account.of(judged, counts));
        judged.forEach(it -> DELIVERIES
                .labels(
                        it.outcome() == Outcome.UNKNOWN ? "-" : it.connector(),
                        it.outcome().word())
                .inc());
        judged.stream()
                .filter(it -> it.told() != null && it.told().delivered().permissionsChanged())
                .map(Judged::connector)
                .distinct()
                .forEach(permissionsChanged);
        return true;
    }

    private List<Judged> judge(List<WebhookDelivery> deliveries) throws IOException {
        try (Judge judge = new Judge(ingestion, tables)) {
            List<Judged> judged = new ArrayList<>();
            deliveries.forEach(it -> judged.add(judge.judge(it)));
            return judged;
        }
    }

    private boolean isOurs() throws SQLException {
        if (lock == null) {
            SessionLock asked = SessionLock.of(ingestion.database(), "webhook inbox");
            if (!asked.isMine()) {
                asked.close();
                return false;
            }
            lock = asked;
        }
        return true;
    }

    private void end() {
        DeliveryFeed endedFeed = feed;
        SessionLock endedLock = lock;
        feed = null;
        lock = null;
        try (endedLock) {
            if (endedFeed != null) {
                endedFeed.close();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("the inbox was left in haste", e);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
