package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.embedded.IoReason;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.config.ConfigReader;
import picocli.CommandLine.Option;

/** Configuration from a file and from the environment, the environment first. */
final class SettingsOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A properties file with settings (docs/reference/configuration.md lists them);"
                    + " OCG_... in the environment goes before it.")
    private @Nullable Path file;

    /** Flat configuration keys. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(fromFile());
        settings.putAll(ConfigReader.environment(System.getenv()));
        return settings;
    }

    private Map<String, String> fromFile() {
        if (file == null) {
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new Refusal("cannot read the configuration " + file + ": " + IoReason.of(e), e);
        } catch (IllegalArgumentException e) {
            throw new Refusal("cannot read the configuration " + file + ": " + e.getMessage(), e);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
