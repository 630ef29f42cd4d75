package org.opencontextgraph.compose.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.opencontextgraph.compose.run.KafkaClients;
import org.opencontextgraph.schema.config.KafkaConfig;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** The topics of the catalogue once more, under a prefix of which the instance knows nothing. */
public final class OwnTopics {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 50;

    private OwnTopics() {}

    /** @param likeTraces names of more topics with the settings of trace events */
    public static void make(KafkaConfig kafka, String prefix, List<String> likeTraces) throws InterruptedException {
        int partitions = kafka.partitions();
        short copies = kafka.replicationFactor();
        List<NewTopic> topics = new ArrayList<>();
        for (TopicSpec topic : Topics.ALL) {
            topics.add(new NewTopic(topic.in(prefix), topic.partitions(partitions), copies).configs(topic.settings()));
        }
        for (String topic : likeTraces) {
            topics.add(new NewTopic(topic, partitions, copies).configs(Topics.TRACE_EVENT.settings()));
        }
        try (Admin admin = new KafkaClients(kafka).admin()) {
            make(admin, topics);
        }
    }

    /**
     * Returns when each partition has a leader: a producer that begins before may keep its first records of a partition for two minutes
     * and then give them up.
     */
    public static void make(Admin admin, Collection<NewTopic> topics) throws InterruptedException {
        try {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topics cannot be made", e);
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                admin.listOffsets(ends).all().get();
                return;
            } catch (ExecutionException e) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("a partition has no leader", e);
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }
}
