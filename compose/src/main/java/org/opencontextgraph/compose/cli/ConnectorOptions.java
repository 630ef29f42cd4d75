package org.opencontextgraph.compose.cli;

import java.nio.file.Path;
import java.util.List;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.embedded.Secrets;
import org.opencontextgraph.compose.run.Connection;
import org.opencontextgraph.compose.run.ConnectorRoom;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;
import picocli.CommandLine.Mixin;

/** The running instance whose connectors a command is about. */
final class ConnectorOptions {
    @Mixin
    private final DataDirectoryOption dataDirectory = new DataDirectoryOption();

    ConnectorRoom room() {
        Path directory = dataDirectory.path();
        OcgConfig config = config();
        return ConnectorRoom.of(config, Secrets.in(directory), new Databases(config.postgres()).ingest());
    }

    /** Readers of a group that nobody declared would read nothing, and nobody would know why. */
    void refuseUndeclared(List<String> audiences) {
        List<String> declared = config().policy().audiences();
        for (String audience : audiences) {
            if (!declared.contains(audience)) {
                throw new Refusal(
                        ToolSettings.READABLE_BY + " " + audience + ": this instance declares no such audience"
                                + " (policy.audiences = " + String.join(",", declared)
                                + "); declare it in its configuration and start it again");
            }
        }
    }

    /** Where tools reach the API; without `api.public-url` they cannot be told. */
    String publicUrl() {
        String given = config().api().publicUrl();
        return given.isBlank() ? "https://YOUR-HOST" : given;
    }

    private OcgConfig config() {
        return ConfigReader.read(Connection.read(dataDirectory.path()).settings());
    }

    static Registered find(ConnectorRoom room, String name) {
        return room.ingestion().connectors().find(name).orElseThrow(() -> missing(name));
    }

    static Refusal missing(String name) {
        return new Refusal("there is no connector `" + name + "`: `ocg connectors list` shows those that there are");
    }
}
