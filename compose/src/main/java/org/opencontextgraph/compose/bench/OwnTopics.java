package org.opencontextgraph.compose.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.opencontextgraph.compose.run.KafkaClients;
import org.opencontextgraph.schema.config.KafkaConfig;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** The topics of the catalogue once more, under a prefix of which the instance knows nothing. */
public final class OwnTopics {
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
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics of " + prefix + " cannot be made", e);
        }
    }
}
