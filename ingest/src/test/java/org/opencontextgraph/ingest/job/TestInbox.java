package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.opencontextgraph.ingest.feed.DeliveryFeed;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.feed.TopicWriter;
import org.opencontextgraph.ingest.inbox.DeliveryTables;
import org.opencontextgraph.ingest.inbox.Inbox;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.id.SealedFor;
import org.opencontextgraph.schema.message.DeliveryContent;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.message.WebhookDelivery;
import org.opencontextgraph.schema.topic.Topics;

/** The webhook inbox of one test: what the API writes into it, and what a worker makes of that. */
record TestInbox(DataSource database, FeedSettings feed, TopicWriter writer, SealingKeys keys)
        implements AutoCloseable {
    static TestInbox of(DataSource database, String prefix, SealingKeys keys) throws Exception {
        FeedSettings feed = TestBroker.newTopics(prefix);
        return new TestInbox(database, feed, TopicWriter.open(feed, "test"), keys);
    }

    /** As the API does. */
    void send(String connector, DeliveryContent content, Instant received) throws IOException {
        put(connector, keys.seal(packed(content), new SealedFor(connector, SealedFor.DELIVERY)), received);
    }

    void put(String connector, byte[] sealed, Instant received) {
        writer.begin();
        writer.send(
                Topics.WEBHOOK_INBOX,
                connector,
                new WebhookDelivery(connector, received.toEpochMilli(), ByteBuffer.wrap(sealed)));
        writer.commit();
    }

    static byte[] packed(DeliveryContent content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(Objects.requireNonNull(new MessageSerializer().serialize("", content)));
        }
        return packed.toByteArray();
    }

    Inbox worker(Ingestion ingestion, Consumer<String> permissionsChanged) {
        Inbox inbox = new Inbox(
                ingestion,
                () -> DeliveryFeed.open(
                        feed, RegisteredGithub.SECRET, InstantSource.system(), new ContainedTable(database)),
                permissionsChanged);
        inbox.start();
        return inbox;
    }

    void awaitOutcomes(String connector, Map<String, Long> expected) {
        DeliveryTables tables = new DeliveryTables(database, InstantSource.system());
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Map<String, Long> counts = new TreeMap<>();
            tables.counts(connector).forEach(it -> counts.put(it.outcome(), it.deliveries()));
            assertThat(counts).isEqualTo(expected);
        });
    }

    List<TraceEvent> sent() {
        List<TraceEvent> events = new ArrayList<>();
        TestBroker.committed(feed, Topics.TRACE_EVENT).forEach(it -> {
            if ((Object) it.value() instanceof TraceEvent event) {
                events.add(event);
            }
        });
        return events;
    }

    @Override
    public void close() {
        writer.close();
    }
}
