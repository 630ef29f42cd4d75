package org.opencontextgraph.compose.e2e;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.DevIdentityProvider;
import org.opencontextgraph.compose.run.Backends;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.compose.run.Tables;
import org.opencontextgraph.compose.run.Topics;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;

/**
 * Backends that somebody else runs, empty or as an instance left them; only the identity provider is ours. Topics and tables
 * are brought to them as {@code ocg topics apply} and {@code ocg migrate} do.
 *
 * @param addresses flat configuration keys: where Kafka, PostgreSQL and Redis are, and PostgreSQL's administrator
 */
record GivenBackends(Map<String, String> addresses) implements Backends {
    GivenBackends {
        addresses = Map.copyOf(addresses);
    }

    @Override
    public Map<String, String> fixed(DataDirectory directory) {
        Map<String, String> settings = new HashMap<>(Backends.EMBEDDED.fixed(directory));
        settings.putAll(addresses);
        for (String role :
                new String[] {"migrator", "materializer", "materializer-trace", "materializer-personal", "api", "ingest"
                }) {
            settings.put("postgres." + role + "-password", "of-" + role);
        }
        return settings;
    }

    @Override
    public Reached start(DataDirectory directory, OcgConfig planned, Shutdown shutdown) {
        DevIdentityProvider identities = shutdown.add(DevIdentityProvider.start(directory));
        Map<String, String> settings = fixed(directory);
        settings.putAll(identities.settings());
        settings.put("identity.session-keys", directory.secrets().session().reveal());
        OcgConfig config = ConfigReader.read(settings);
        try (Topics topics = Topics.of(config)) {
            topics.apply(topics.plan());
        }
        Tables.migrate(config);
        return new Reached(settings, Optional.of(URI.create(identities.tokenEndpoint())), List.of());
    }
}
