package org.opencontextgraph.streams;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.opencontextgraph.schema.config.ConfigException;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/**
 * Whether topics and changelogs have the number of partitions that the settings say, asked before anything is taken in.
 *
 * <p>Nobody else would say it in time. With too few partitions the gate waits for ever for senders that do not exist. With too
 * many Kafka Streams stops, and advises to reset the application: that would throw the state away, and what has left the gate
 * would be decided again. Any key may lie in another partition than its history, too.
 */
final class PartitionCheck {
    private final StreamsSettings settings;
    private final Set<String> corridor;

    PartitionCheck(StreamsSettings settings) {
        this.settings = settings;
        this.corridor = Topics.ALL.stream()
                .filter(TopicSpec::corridor)
                .map(topic -> topic.in(settings.corridor().topicPrefix()))
                .collect(Collectors.toSet());
    }

    /**
     * Does not mind what does not exist yet.
     *
     * @throws ConfigException when one has another number
     */
    void check() {
        try (Admin admin = Admin.create(settings.kafka())) {
            List<String> ours = admin.listTopics().names().get().stream()
                    .filter(name -> corridor.contains(name) || isChangelog(name))
                    .toList();
            new TreeMap<>(admin.describeTopics(ours).allTopicNames().get())
                    .values()
                    .forEach(this::check);
        } catch (ExecutionException e) {
            throw new KafkaException("cannot ask Kafka how many partitions the topics have", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking Kafka how many partitions the topics have", e);
        }
    }

    private void check(TopicDescription topic) {
        int wanted = settings.corridor().partitions();
        int has = topic.partitions().size();
        if (has != wanted) {
            throw new ConfigException(
                    "kafka.partitions",
                    "is " + wanted + ", but "
                            + (corridor.contains(topic.name()) ? "the topic " : "there is state of another number: ")
                            + topic.name() + " has " + has
                            + " partitions. The number is fixed for the life of an instance; nothing was touched");
        }
    }

    private boolean isChangelog(String name) {
        return name.startsWith(settings.applicationId() + "-") && name.endsWith("-changelog");
    }
}
