package org.opencontextgraph.compose.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.opencontextgraph.compose.run.Connection;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.compose.run.StoppedInstance;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;
import picocli.CommandLine.Mixin;

/**
 * The deployment that a command is about: the one that the configuration names, or else the instance that runs on the data
 * directory.
 */
final class TargetOptions {
    @Mixin
    private final DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Mixin
    private final SettingsOption settings = new SettingsOption();

    OcgConfig config() {
        return external()
                .orElseGet(() ->
                        ConfigReader.read(Connection.read(dataDirectory.path()).settings()));
    }

    /**
     * The same, or the directory of an instance that is stopped: its Kafka and PostgreSQL run, and nothing else, until {@code
     * shutdown}.
     */
    OcgConfig configAlsoOfStopped(Shutdown shutdown) {
        return external()
                .orElseGet(() -> Connection.find(dataDirectory.path())
                        .map(running -> ConfigReader.read(running.settings()))
                        .orElseGet(() -> StoppedInstance.open(dataDirectory.path(), shutdown)));
    }

    /** Whether an instance may be writing while it is read. */
    boolean isRunning() {
        return external().isPresent() || Connection.find(dataDirectory.path()).isPresent();
    }

    /** The data directory that it keeps its data in, unless somebody else's Kafka and PostgreSQL do. */
    Optional<Path> directory() {
        return external().isPresent() ? Optional.empty() : Optional.of(dataDirectory.path());
    }

    private Optional<OcgConfig> external() {
        Map<String, String> given = settings.settings();
        boolean external = given.containsKey("kafka.bootstrap-servers") || given.containsKey("postgres.url");
        return external && !dataDirectory.isGiven() ? Optional.of(ConfigReader.read(given)) : Optional.empty();
    }
}
