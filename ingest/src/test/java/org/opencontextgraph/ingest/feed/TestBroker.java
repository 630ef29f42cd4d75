package org.opencontextgraph.ingest.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.apache.kafka.common.utils.Exit;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.topic.Role;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** A real broker for tests, started once per JVM; each test takes a topic prefix of its own. */
public final class TestBroker {
    public static final int PARTITIONS = 2;
    private static final Duration MARKERS = Duration.ofSeconds(5);
    private static final KafkaClusterTestKit CLUSTER = start();

    private TestBroker() {}

    private static KafkaClusterTestKit start() {
        try {
            KafkaClusterTestKit cluster = new KafkaClusterTestKit.Builder(new TestKitNodes.Builder()
                            .setCombined(false)
                            .setNumBrokerNodes(1)
                            .setNumControllerNodes(1)
                            .build())
                    .setConfigProp("offsets.topic.replication.factor", "1")
                    .setConfigProp("transaction.state.log.replication.factor", "1")
                    .setConfigProp("transaction.state.log.min.isr", "1")
                    .setConfigProp("transaction.state.log.num.partitions", "4")
                    .setConfigProp("auto.create.topics.enable", "false")
                    .build();
            cluster.format();
            cluster.startup();
            cluster.waitForReadyBrokers();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                // its directories go while it stops: a thread that misses them would end the process as if a test had
                // failed
                Exit.setHaltProcedure((status, message) -> System.err.println("the test broker stops: " + message));
                try {
                    cluster.close();
                } catch (Exception e) {
                    throw new IllegalStateException("the test broker did not stop", e);
                }
            }));
            return cluster;
        } catch (Exception e) {
            throw new IllegalStateException("the test broker did not start", e);
        }
    }

    public static Map<String, Object> client() {
        return Map.of("bootstrap.servers", CLUSTER.bootstrapServers());
    }

    /** Creates the topics that ingest writes or reads, under a prefix. */
    public static FeedSettings newTopics(String prefix) throws Exception {
        try (Admin admin = Admin.create(client())) {
            List<NewTopic> topics = Topics.ALL.stream()
                    .filter(it -> it.writers().contains(Role.INGEST)
                            || it.writers().contains(Role.JOBS)
                            || it.readers().contains(Role.INGEST))
                    .map(it -> new NewTopic(it.in(prefix), it.partitions(PARTITIONS), (short) 1).configs(it.settings()))
                    .toList();
            admin.createTopics(topics).all().get();
        }
        return FeedSettings.of(client(), prefix);
    }

    /** All committed records of a topic, by partition and in each in the order of the log. */
    public static List<ConsumerRecord<String, SpecificRecord>> committed(FeedSettings settings, TopicSpec topic) {
        Map<String, Object> config = new HashMap<>(settings.client());
        config.put("isolation.level", "read_committed");
        config.put("fetch.max.wait.ms", 20);
        List<ConsumerRecord<String, SpecificRecord>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new MessageDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.in(settings.topicPrefix())).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            awaitMarkers(settings, consumer, partitions);
            for (TopicPartition partition : partitions) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end =
                        requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                }
            }
        }
        return records;
    }

    /** A commit returns before its markers are in every partition; a transaction that stays open is waited for in vain. */
    private static void awaitMarkers(
            FeedSettings settings, KafkaConsumer<?, ?> committed, List<TopicPartition> partitions) {
        try (var all = new KafkaConsumer<>(settings.client(), new StringDeserializer(), new StringDeserializer())) {
            long deadline = System.nanoTime() + MARKERS.toNanos();
            while (!committed.endOffsets(partitions).equals(all.endOffsets(partitions))
                    && System.nanoTime() - deadline < 0) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
