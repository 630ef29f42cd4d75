package org.opencontextgraph.ingest.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.Cursor;
import org.opencontextgraph.schema.message.WebhookDelivery;
import org.opencontextgraph.schema.topic.Topics;

/**
 * From the webhook inbox to the corridor: what deliveries told is written with the place in the inbox in one transaction, so each
 * delivery counts once, whatever crashes. Opening one ends every other one's transaction.
 */
public final class DeliveryFeed implements AutoCloseable {
    private static final String CONNECTOR = "webhooks";
    private static final String STREAM = "inbox";

    /** Deliveries may be large; so many are in memory at a time. */
    private static final int AT_ONCE = 50;

    private final TopicWriter writer;
    private final LiveFacts facts;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;
    private final KafkaConsumer<String, SpecificRecord> inbox;
    private final TopicPartition partition;

    /** What one delivery told, and whose it is. */
    public record Told(Source source, Delivered delivered) {}

    /**
     * What is in the inbox and was not read yet.
     *
     * @param lost deliveries that went before anybody read them
     */
    public record Waiting(List<WebhookDelivery> deliveries, long lost, long next) {}

    private DeliveryFeed(
            TopicWriter writer,
            FeedSettings settings,
            Pseudonyms pseudonyms,
            InstantSource clock,
            Containers containers) {
        this.writer = writer;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.facts = new LiveFacts(
                new FactWriter(writer, new FactMessages(pseudonyms), settings.eventsPerTransaction()), containers);
        this.partition = new TopicPartition(Topics.WEBHOOK_INBOX.in(settings.topicPrefix()), 0);
        this.inbox = consumer(settings);
        inbox.assign(List.of(partition));
        inbox.seek(partition, place(settings));
    }

    /** @param secret the instance's ingest secret, see {@link Pseudonyms} */
    public static DeliveryFeed open(FeedSettings settings, byte[] secret, InstantSource clock, Containers containers) {
        TopicWriter writer = TopicWriter.open(settings, CONNECTOR);
        try {
            return new DeliveryFeed(writer, settings, new Pseudonyms(secret), clock, containers);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private static long place(FeedSettings settings) {
        try (Cursors cursors = Cursors.open(settings)) {
            cursors.refresh();
            Cursor cursor = cursors.find(CONNECTOR, STREAM);
            return cursor == null ? 0 : Long.parseLong(cursor.getPosition());
        }
    }

    /** @param patience with which it waits for the first one */
    public Waiting poll(Duration patience) {
        long at = inbox.position(partition);
        long first = inbox.beginningOffsets(List.of(partition)).getOrDefault(partition, at);
        if (first > at) {
            inbox.seek(partition, first); // older ones were kept for a day, and nobody came
        }
        List<WebhookDelivery> deliveries = inbox.poll(patience).records(partition).stream()
                .map(ConsumerRecord::value)
                .filter(WebhookDelivery.class::isInstance)
                .map(WebhookDelivery.class::cast)
                .toList();
        return new Waiting(deliveries, Math.max(0, first - at), inbox.position(partition));
    }

    /**
     * All of it, and that everything before {@code next} was read.
     *
     * @return what became of the events of each, in the same order
     * @throws org.apache.kafka.common.KafkaException when it is not certain; this feed is to be closed then
     */
    public List<FeedCounts> write(List<Told> all, long next) {
        all.forEach(it -> facts.write(it.delivered().facts()));
        writer.begin();
        List<FeedCounts> counts = all.stream().map(this::writeEvents).toList();
        // closed: no time is held up by who has nothing to send
        writer.send(
                Topics.CURSOR,
                Cursors.key(CONNECTOR, STREAM),
                new Cursor(CONNECTOR, STREAM, Long.toString(next), 0L, true, "", LaneId.LIVE.value()));
        writer.commit();
        return counts;
    }

    private FeedCounts writeEvents(Told it) {
        FeedTally tally = new FeedTally();
        new EventWriter(it.source(), writer, new Normalization(it.source(), pseudonyms, clock), tally)
                .write(batch(it.delivered()), _ -> {});
        return tally.counts();
    }

    private static EventBatch batch(Delivered it) {
        return new EventBatch(it.events(), it.rejected(), "", null, false);
    }

    private static KafkaConsumer<String, SpecificRecord> consumer(FeedSettings settings) {
        Map<String, Object> config = new HashMap<>(settings.client());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * Topics.WEBHOOK_INBOX.largestBatch());
        return new KafkaConsumer<>(config, new StringDeserializer(), new MessageDeserializer());
    }

    @Override
    public void close() {
        try (writer) {
            inbox.close();
        }
    }
}
