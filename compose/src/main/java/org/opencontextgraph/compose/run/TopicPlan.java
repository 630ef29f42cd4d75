package org.opencontextgraph.compose.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** What has to happen for a cluster to have the catalogue's topics as the catalogue wants them. */
public record TopicPlan(List<TopicChange> changes) {
    public TopicPlan {
        changes = List.copyOf(changes);
    }

    /** Looks; changes nothing. */
    public static TopicPlan of(Admin admin, TopicNaming naming) {
        Set<String> existing = await(admin.listTopics().names());
        List<TopicSpec> present = Topics.ALL.stream()
                .filter(topic -> existing.contains(topic.in(naming.prefix())))
                .toList();
        List<String> names =
                present.stream().map(topic -> topic.in(naming.prefix())).toList();
        Map<String, TopicDescription> descriptions =
                await(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> settings = await(
                admin.describeConfigs(names.stream().map(TopicPlan::resource).toList())
                        .all());
        List<TopicChange> changes = new ArrayList<>();
        for (TopicSpec topic : Topics.ALL) {
            String name = topic.in(naming.prefix());
            int partitions = topic.partitions(naming.partitions());
            @Nullable TopicDescription description = descriptions.get(name);
            if (description == null) {
                changes.add(new TopicChange.Create(name, partitions, naming.replicas(), topic.settings()));
            } else if (description.partitions().size() != partitions) {
                changes.add(new TopicChange.WrongPartitions(
                        name, description.partitions().size(), partitions));
            } else {
                changes.addAll(differences(name, topic.settings(), settings.get(resource(name))));
            }
        }
        return new TopicPlan(changes);
    }

    /** Does it all, or refuses before it has done anything. */
    public void apply(Admin admin) {
        for (TopicChange change : changes) {
            if (change instanceof TopicChange.WrongPartitions wrong) {
                throw new Refusal("the topic " + wrong.topic() + " has " + wrong.has() + " partitions, not "
                        + wrong.wants() + ": the number is fixed for the life of an instance");
            }
        }
        List<NewTopic> missing = new ArrayList<>();
        Map<ConfigResource, Collection<AlterConfigOp>> alterations =
                new TreeMap<>((left, right) -> left.name().compareTo(right.name()));
        for (TopicChange change : changes) {
            switch (change) {
                case TopicChange.Create create ->
                    missing.add(new NewTopic(create.topic(), create.partitions(), create.replicas())
                            .configs(create.settings()));
                case TopicChange.Alter alter ->
                    alterations
                            .computeIfAbsent(resource(alter.topic()), topic -> new ArrayList<>())
                            .add(new AlterConfigOp(
                                    new ConfigEntry(alter.setting(), alter.to()), AlterConfigOp.OpType.SET));
                case TopicChange.WrongPartitions refused ->
                    throw new IllegalStateException("refused above: " + refused.topic());
            }
        }
        await(admin.createTopics(missing).all());
        await(admin.incrementalAlterConfigs(alterations).all());
    }

    private static List<TopicChange> differences(String topic, Map<String, String> wanted, @Nullable Config current) {
        if (current == null) {
            return List.of();
        }
        return wanted.entrySet().stream()
                .filter(setting -> !setting.getValue().equals(valueOf(current, setting.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> (TopicChange) new TopicChange.Alter(
                        topic, setting.getKey(), valueOf(current, setting.getKey()), setting.getValue()))
                .collect(Collectors.toList());
    }

    private static String valueOf(Config config, String setting) {
        @Nullable ConfigEntry entry = config.get(setting);
        return entry == null || entry.value() == null ? "" : entry.value();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T extends @Nullable Object> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Refusal("Kafka refused: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while asking Kafka", e);
        }
    }
}
