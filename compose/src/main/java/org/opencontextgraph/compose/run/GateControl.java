package org.opencontextgraph.compose.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.TopicWriter;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.schema.message.AuditEntry;
import org.opencontextgraph.schema.message.AuditKind;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.WithdrawEpoch;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** What an operator may ask of the gate, all of its partitions at once; each of them answers in the audit. */
public final class GateControl {
    /** The writer of what an operator asks. */
    public static final String WRITER = "privacy";

    /** What goes into the transaction of an order. */
    @FunctionalInterface
    private interface TooWritten {
        void to(TopicWriter writer);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final FeedSettings feed;
    private final String prefix;

    public GateControl(OcgConfig config) {
        this.prefix = config.kafka().topicPrefix();
        this.feed = FeedSettings.of(new KafkaClients(config.kafka()).settings(), prefix);
    }

    /**
     * What the gate's partitions answered.
     *
     * @param partitions that were asked
     * @param agreed of them
     * @param faults why others refused, without repetition
     */
    public record Answer(int partitions, int agreed, List<String> faults) {
        public Answer {
            faults = List.copyOf(faults);
        }

        /** The others have not answered yet: they do when they run. */
        public boolean isComplete() {
            return agreed == partitions || !faults.isEmpty();
        }
    }

    /** Epochs that were begun by a command, by number; the first one is in the settings. */
    public NavigableMap<Long, Epoch> epochs() {
        TreeMap<Long, Epoch> epochs = new TreeMap<>();
        try (Consumer<String, SpecificRecord> consumer = consumer()) {
            List<TopicPartition> partitions = assign(consumer, Topics.POLICY);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Predicate<TopicPartition> isRead =
                    partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L);
            while (!partitions.stream().allMatch(isRead)) {
                for (ConsumerRecord<String, SpecificRecord> record : consumer.poll(POLL)) {
                    if (record.value() instanceof Epoch epoch) {
                        epochs.put(epoch.getEpoch(), epoch);
                    } else {
                        epochs.remove(Long.parseLong(record.key()));
                    }
                }
            }
        } catch (KafkaException e) {
            throw new Refusal("Kafka does not tell which epochs there are: " + e.getMessage(), e);
        }
        return epochs;
    }

    /**
     * Begins an epoch. It is remembered in the transaction that orders it, so that no crash leaves the gate with an epoch that
     * nobody knows; one that the gate refuses is forgotten again.
     */
    public Answer begin(Epoch epoch) {
        String key = Long.toString(epoch.getEpoch());
        Answer answer =
                ask(epoch, epoch.getEpoch(), AuditKind.EPOCH_BEGUN, writer -> writer.send(Topics.POLICY, key, epoch));
        if (!answer.faults().isEmpty() && answer.agreed() == 0) {
            try (TopicWriter writer = TopicWriter.open(feed, WRITER)) {
                writer.begin();
                writer.forget(Topics.POLICY, key);
                writer.commit();
            }
        }
        return answer;
    }

    /** Withdraws what was published under an epoch. */
    public Answer withdraw(long epoch) {
        return ask(new WithdrawEpoch(epoch), epoch, AuditKind.EPOCH_WITHDRAWN, _ -> {});
    }

    /**
     * @param kind of the answer that agrees
     * @param too what is written with it, or not at all
     */
    private Answer ask(SpecificRecord record, long epoch, AuditKind kind, TooWritten too) {
        try (Consumer<String, SpecificRecord> consumer = consumer();
                TopicWriter writer = TopicWriter.open(feed, WRITER)) {
            List<TopicPartition> audit = assign(consumer, Topics.AUDIT);
            consumer.seekToEnd(audit);
            audit.forEach(consumer::position); // seeking is lazy: settle before anything is asked
            int partitions = consumer.partitionsFor(Topics.TRACE.in(prefix)).size();
            writer.begin();
            writer.sendToAll(Topics.TRACE, WRITER, record);
            too.to(writer);
            writer.commit();
            return await(consumer, partitions, "epoch " + epoch + ": ", kind);
        } catch (KafkaException e) {
            throw new Refusal("Kafka does not take the order: " + e.getMessage(), e);
        }
    }

    private static Answer await(
            Consumer<String, SpecificRecord> consumer, int partitions, String about, AuditKind kind) {
        int agreed = 0;
        List<String> faults = new ArrayList<>();
        int refused = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (agreed + refused < partitions && System.nanoTime() < deadline) {
            for (ConsumerRecord<String, SpecificRecord> record : consumer.poll(POLL)) {
                if (!(record.value() instanceof AuditEntry entry)
                        || entry.getNote() == null
                        || !entry.getNote().startsWith(about)) {
                    continue;
                }
                if (entry.getKind() == kind) {
                    agreed++;
                } else if (entry.getKind() == AuditKind.EPOCH_REFUSED) {
                    refused++;
                    faults.add(entry.getNote().substring(about.length()));
                }
            }
        }
        return new Answer(partitions, agreed, faults.stream().distinct().toList());
    }

    private List<TopicPartition> assign(Consumer<String, SpecificRecord> consumer, TopicSpec topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.in(prefix)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        return partitions;
    }

    private Consumer<String, SpecificRecord> consumer() {
        Map<String, Object> settings = new HashMap<>(feed.client());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new MessageDeserializer());
    }
}
