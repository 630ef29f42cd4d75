package org.opencontextgraph.compose.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.EmbeddedKafka;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** The broker of a campaign, less patient than a real one, and what a run does with it. */
final class FaultBroker implements AutoCloseable {
    static final int PARTITIONS = EmbeddedKafka.PARTITIONS;
    private static final Map<String, String> IMPATIENT = Map.of(
            "group.min.session.timeout.ms",
            "1000",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms",
            "500",
            "log.segment.bytes",
            Integer.toString(16 << 20),
            "log.index.size.max.bytes",
            Integer.toString(1 << 20));

    private final DataDirectory directory;
    private final EmbeddedKafka kafka;
    private final Admin admin;

    private FaultBroker(DataDirectory directory) {
        this.directory = directory;
        this.kafka = EmbeddedKafka.start(directory, IMPATIENT);
        this.admin = Admin.create(client());
    }

    static FaultBroker start(Path place) {
        return new FaultBroker(DataDirectory.open(place));
    }

    String servers() {
        return kafka.bootstrapServers();
    }

    Map<String, Object> client() {
        return new HashMap<>(kafka.clientSettings());
    }

    void createTopics(String run) throws InterruptedException, ExecutionException {
        List<NewTopic> topics = new ArrayList<>();
        for (TopicSpec topic : Topics.ALL) {
            topics.add(new NewTopic(topic.in(run + "."), topic.partitions(PARTITIONS), (short) 1)
                    .configs(topic.settings()));
        }
        admin.createTopics(topics).all().get();
    }

    void enlarge(String topic, int partitions) throws InterruptedException, ExecutionException {
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all()
                .get();
    }

    /** Topics and changelogs of a run. */
    void forget(String run) throws InterruptedException, ExecutionException {
        List<String> topics = admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(run + ".") || name.startsWith(run + "-"))
                .toList();
        admin.deleteTopics(topics).all().get();
    }

    /** Whether the group has members, and no thread of this instance among them. */
    boolean hasGivenUp(String run, String instance) {
        ConsumerGroupDescription group = group(run);
        return group != null
                && !group.members().isEmpty()
                && group.members().stream().noneMatch(it -> it.clientId().startsWith(instance + "-"));
    }

    boolean isStableWith(String run, long members) {
        ConsumerGroupDescription group = group(run);
        return group != null
                && group.groupState() == GroupState.STABLE
                && group.members().size() == members;
    }

    /** Null as long as nobody has joined. */
    private @Nullable ConsumerGroupDescription group(String run) {
        try {
            return admin.describeConsumerGroups(List.of(run)).all().get().get(run);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return null;
            }
            throw new IllegalStateException("cannot ask about the group " + run, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Keeps the order of what it is given. A topic that was just created refuses the first batches; would it take the third
     * before the first, then the first could never follow, and only transactions are protected against that.
     */
    Producer<byte[], byte[]> producer() {
        Map<String, Object> settings = client();
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Reads what is committed of a corridor topic, from its beginning. */
    KafkaConsumer<byte[], byte[]> reader(String topic) {
        Map<String, Object> settings = client();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        // not asked for: a broker hears of a new topic a moment after its creation
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        return reader;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
        kafka.close();
        directory.close();
    }
}
