package org.opencontextgraph.compose.cli;

import java.util.Map;
import org.opencontextgraph.compose.run.Connection;
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
        Map<String, String> given = settings.settings();
        boolean external = given.containsKey("kafka.bootstrap-servers") || given.containsKey("postgres.url");
        if (external && !dataDirectory.isGiven()) {
            return ConfigReader.read(given);
        }
        return ConfigReader.read(Connection.read(dataDirectory.path()).settings());
    }
}
