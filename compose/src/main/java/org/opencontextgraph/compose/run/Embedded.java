package org.opencontextgraph.compose.run;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.DevIdentityProvider;
import org.opencontextgraph.compose.embedded.EmbeddedBackends;
import org.opencontextgraph.compose.embedded.EmbeddedKafka;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;
import org.opencontextgraph.compose.embedded.Preparation;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.database.RolePasswords;
import org.opencontextgraph.schema.config.OcgConfig;

/** The embedded backends, and what they say about themselves. */
final class Embedded implements Backends {
    @Override
    public Map<String, String> fixed(DataDirectory directory) {
        return Map.of(
                "kafka.partitions",
                Integer.toString(EmbeddedKafka.PARTITIONS),
                "kafka.replication-factor",
                "1",
                "streams.state-directory",
                directory.room("streams").toString());
    }

    @Override
    public Reached start(DataDirectory directory, OcgConfig planned, Shutdown shutdown) {
        Preparation preparation = new Preparation(kafka -> topics(kafka, planned), Embedded::tables);
        EmbeddedBackends backends = shutdown.start(() -> EmbeddedBackends.start(
                directory, preparation, !planned.identity().isGiven()));
        return new Reached(
                settings(backends),
                backends.identities().map(DevIdentityProvider::tokenEndpoint).map(URI::create),
                List.of(
                        new Part("embedded PostgreSQL", backends.postgres()::isAlive),
                        new Part("embedded Redis", backends.redis()::isAlive)));
    }

    private static Map<String, String> settings(EmbeddedBackends backends) {
        Map<String, String> settings = settings(backends.kafka(), backends.postgres());
        settings.put("redis.uri", backends.redis().uri());
        backends.identities().ifPresent(identities -> settings.putAll(identities.settings()));
        return settings;
    }

    /** How the two are reached that keep data. */
    static Map<String, String> settings(EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        Map<String, String> settings = new HashMap<>();
        kafka.clientSettings().forEach((name, value) -> settings.put(keyOf(name), value));
        settings.put("postgres.url", postgres.jdbcUrl());
        settings.put("postgres.administrator", EmbeddedPostgres.SUPERUSER);
        settings.put("postgres.migrator-password", password(postgres, Role.MIGRATOR));
        settings.put(
                "postgres.administrator-password",
                postgres.password(EmbeddedPostgres.SUPERUSER).reveal());
        settings.put("postgres.materializer-password", password(postgres, Role.MATERIALIZER));
        settings.put("postgres.materializer-trace-password", password(postgres, Role.MATERIALIZER_TRACE));
        settings.put("postgres.materializer-personal-password", password(postgres, Role.MATERIALIZER_PERSONAL));
        settings.put("postgres.api-password", password(postgres, Role.API));
        settings.put("postgres.ingest-password", password(postgres, Role.INGEST));
        return settings;
    }

    private static void topics(EmbeddedKafka kafka, OcgConfig config) {
        TopicNaming naming = new KafkaClients(config.kafka()).naming();
        try (Admin admin = Admin.create(Map.copyOf(kafka.clientSettings()))) {
            TopicPlan.of(admin, naming).apply(admin);
        }
    }

    private static void tables(EmbeddedPostgres postgres) {
        Map<Role, String> passwords = new HashMap<>();
        for (Role role : Role.values()) {
            passwords.put(role, password(postgres, role));
        }
        Migrations.apply(postgres.administrator(), new RolePasswords(passwords));
    }

    private static String password(EmbeddedPostgres postgres, Role role) {
        return postgres.password(role.roleName()).reveal();
    }

    private static String keyOf(String clientSetting) {
        return "kafka." + (clientSetting.equals("bootstrap.servers") ? "bootstrap-servers" : clientSetting);
    }
}
