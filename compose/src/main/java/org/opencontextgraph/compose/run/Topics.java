package org.opencontextgraph.compose.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.schema.topic.TopicSpec;

/** The topics of one deployment. */
public final class Topics implements AutoCloseable {
    private static final String PATIENCE = "default.api.timeout.ms";
    private static final String PATIENCE_PER_REQUEST = "request.timeout.ms";

    private final String servers;
    private final Admin admin;
    private final TopicNaming naming;
    private final TopicRights rights;

    private Topics(String servers, Admin admin, TopicNaming naming, TopicRights rights) {
        this.servers = servers;
        this.admin = admin;
        this.naming = naming;
        this.rights = rights;
    }

    public static Topics of(OcgConfig config) {
        KafkaClients kafka = new KafkaClients(config.kafka());
        Map<String, Object> settings = kafka.settings();
        settings.putIfAbsent(PATIENCE, 15_000); // a command's user waits for it
        settings.putIfAbsent(PATIENCE_PER_REQUEST, 10_000);
        return new Topics(
                config.kafka().bootstrapServers(),
                Admin.create(settings),
                kafka.naming(),
                TopicRights.of(kafka.naming(), config.streams().applicationId()));
    }

    public TopicPlan plan() {
        try {
            return TopicPlan.of(admin, naming);
        } catch (Refusal refusal) {
            throw refusal.getCause() instanceof TimeoutException
                    ? new Refusal("Kafka does not answer at " + servers, refusal)
                    : refusal;
        }
    }

    /** Refuses to go on when the cluster cannot be reached or does not have this topic. */
    void require(TopicSpec topic) {
        String name = topic.in(naming.prefix());
        try {
            admin.describeTopics(List.of(name)).allTopicNames().get();
        } catch (ExecutionException e) {
            throw new Refusal(
                    e.getCause() instanceof UnknownTopicOrPartitionException
                            ? "there is no topic " + name + " at " + servers
                            : "Kafka does not answer at " + servers,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while asking Kafka", e);
        }
    }

    public void apply(TopicPlan plan) {
        plan.apply(admin);
    }

    public TopicRights rights() {
        return rights;
    }

    /** Gives the roles their rights. */
    public void grant() {
        try {
            admin.createAcls(rights.bindings()).all().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Refusal("Kafka refused the rights: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while asking Kafka", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
