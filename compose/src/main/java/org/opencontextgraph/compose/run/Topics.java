package org.opencontextgraph.compose.run;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.config.OcgConfig;

/** The topics of one deployment. */
public final class Topics implements AutoCloseable {
    private final Admin admin;
    private final TopicNaming naming;
    private final TopicRights rights;

    private Topics(Admin admin, TopicNaming naming, TopicRights rights) {
        this.admin = admin;
        this.naming = naming;
        this.rights = rights;
    }

    public static Topics of(OcgConfig config) {
        KafkaClients kafka = new KafkaClients(config.kafka());
        return new Topics(
                kafka.admin(),
                kafka.naming(),
                TopicRights.of(kafka.naming(), config.streams().applicationId()));
    }

    public TopicPlan plan() {
        return TopicPlan.of(admin, naming);
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
