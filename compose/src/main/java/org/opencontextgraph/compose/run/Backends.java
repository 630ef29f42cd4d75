package org.opencontextgraph.compose.run;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.schema.config.OcgConfig;

/** What an instance stands on: Kafka, PostgreSQL, Redis and an identity provider, wherever they come from. */
public interface Backends {
    /** The embedded ones, in the data directory. */
    Backends EMBEDDED = new Embedded();

    /** Flat configuration keys that hold before anything runs; whoever says otherwise is overruled. */
    Map<String, String> fixed(DataDirectory directory);

    /**
     * Starts them and prepares topics and tables; what has been started by then stops with {@code shutdown}.
     *
     * @param planned the configuration as far as it is known before anything runs
     */
    Reached start(DataDirectory directory, OcgConfig planned, Shutdown shutdown);

    /**
     * How they are reached once they run.
     *
     * @param settings flat configuration keys
     * @param tokenEndpoint where the development identity provider hands out tokens to this machine's user, if it runs
     * @param parts without which the instance cannot go on; none where somebody else looks after them
     */
    record Reached(Map<String, String> settings, Optional<URI> tokenEndpoint, List<Part> parts) {
        public Reached {
            settings = Map.copyOf(settings);
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return "Reached[" + tokenEndpoint + "]";
        }
    }
}
