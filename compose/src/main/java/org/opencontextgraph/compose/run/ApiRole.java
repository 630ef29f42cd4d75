package org.opencontextgraph.compose.run;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.query.sending.AcknowledgedSend;
import org.opencontextgraph.query.sending.IdentityTopics;
import org.opencontextgraph.query.sending.PersonalTopics;
import org.opencontextgraph.query.sending.WebhookInbox;
import org.opencontextgraph.query.server.ApiServer;
import org.opencontextgraph.query.server.ApiSettings;
import org.opencontextgraph.query.server.ReadinessCheck;
import org.opencontextgraph.query.server.instance.DeclaredAudiences;
import org.opencontextgraph.schema.config.ApiConfig;
import org.opencontextgraph.schema.config.OcgConfig;

/** The only public door. */
record ApiRole(
        ApiServer server,
        HikariDataSource database,
        Producer<String, SpecificRecord> words,
        Producer<String, SpecificRecord> deliveries)
        implements AutoCloseable {
    private static final int CONNECTIONS = 10;

    static ApiRole start(OcgConfig config, List<ReadinessCheck> checks) {
        ApiConfig api = config.api();
        ApiSettings settings = new ApiSettings(
                api.host(),
                api.port(),
                config.features().publicBind(),
                config.policy().ungated(),
                api.requestsPerSecond(),
                ApiIdentity.tokens(config.identity()),
                ApiIdentity.login(config.identity(), api.publicUrl()),
                new DeclaredAudiences(
                        config.policy().audiences(),
                        Set.copyOf(config.policy().managerAudiences()),
                        config.policy().k(),
                        config.policy().managerK()));
        HikariDataSource database =
                new Databases(config.postgres()).apiPool(CONNECTIONS, Duration.ofSeconds(api.databaseSeconds()));
        KafkaClients kafka = new KafkaClients(config.kafka());
        Producer<String, SpecificRecord> words = kafka.producer(AcknowledgedSend.PATIENCE);
        Producer<String, SpecificRecord> deliveries = kafka.producer(
                AcknowledgedSend.PATIENCE, org.opencontextgraph.schema.topic.Topics.WEBHOOK_INBOX.largestBatch());
        try {
            String prefix = config.kafka().topicPrefix();
            ApiServer server = ApiServer.start(
                    settings,
                    database,
                    checks,
                    new PersonalTopics(words, prefix),
                    new IdentityTopics(words, prefix),
                    new WebhookInbox(deliveries, prefix));
            return new ApiRole(server, database, words, deliveries);
        } catch (JavalinBindException e) {
            deliveries.close();
            words.close();
            database.close();
            throw new Refusal("port " + api.port() + " is occupied by another program: choose one with --port", e);
        }
    }

    URI url() {
        return URI.create(server.url());
    }

    @Override
    public void close() {
        try (database;
                words;
                deliveries;
                server) {
            // closed in the reverse order
        }
    }
}
