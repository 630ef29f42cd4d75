package org.opencontextgraph.compose.run;

import java.util.HashMap;
import java.util.Map;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.DevIdentityProvider;
import org.opencontextgraph.compose.embedded.EmbeddedBackends;
import org.opencontextgraph.compose.embedded.EmbeddedKafka;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;
import org.opencontextgraph.database.Role;

/** What the embedded backends say about themselves, as flat configuration keys. */
final class EmbeddedSettings {
    private EmbeddedSettings() {}

    /** Known before anything runs; whoever says otherwise is overruled, for the backends are what they are. */
    static Map<String, String> fixed(DataDirectory directory) {
        return Map.of(
                "kafka.partitions",
                Integer.toString(EmbeddedKafka.PARTITIONS),
                "kafka.replication-factor",
                "1",
                "streams.state-directory",
                directory.room("streams").toString(),
                "identity.audience",
                DevIdentityProvider.AUDIENCE);
    }

    /** Known once they run. */
    static Map<String, String> reached(EmbeddedBackends backends) {
        Map<String, String> settings = new HashMap<>();
        backends.kafka().clientSettings().forEach((name, value) -> settings.put(keyOf(name), value));
        EmbeddedPostgres postgres = backends.postgres();
        settings.put("postgres.url", postgres.jdbcUrl());
        settings.put("postgres.administrator", EmbeddedPostgres.SUPERUSER);
        settings.put("postgres.migrator-password", password(postgres, Role.MIGRATOR));
        settings.put(
                "postgres.administrator-password",
                postgres.password(EmbeddedPostgres.SUPERUSER).reveal());
        settings.put("postgres.materializer-password", password(postgres, Role.MATERIALIZER));
        settings.put("postgres.materializer-trace-password", password(postgres, Role.MATERIALIZER_TRACE));
        settings.put("postgres.api-password", password(postgres, Role.API));
        settings.put("postgres.ingest-password", password(postgres, Role.INGEST));
        settings.put("redis.uri", backends.redis().uri());
        settings.put("identity.issuer", backends.identities().issuer());
        settings.put("identity.jwks-uri", backends.identities().jwksUri());
        return settings;
    }

    static String password(EmbeddedPostgres postgres, Role role) {
        return postgres.password(role.roleName()).reveal();
    }

    private static String keyOf(String clientSetting) {
        return "kafka." + (clientSetting.equals("bootstrap.servers") ? "bootstrap-servers" : clientSetting);
    }
}
