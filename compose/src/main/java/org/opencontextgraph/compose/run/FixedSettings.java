package org.opencontextgraph.compose.run;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.PrivateFile;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.config.KafkaConfig;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.schema.config.PolicyConfig;

/**
 * The settings that a data directory was begun with and that hold for as long as it lives.
 *
 * <p>Units that were decided under one k, next to pools that are decided under another, say more than either: what differs is
 * the traces between the two. So these are the rules of the first epoch, and another one begins by a command.
 */
record FixedSettings(Map<String, String> values) {
    static final String FILE = "policy.properties";

    FixedSettings {
        values = Map.copyOf(values);
    }

    static FixedSettings of(OcgConfig config) {
        PolicyConfig policy = config.policy();
        KafkaConfig kafka = config.kafka();
        return new FixedSettings(Map.ofEntries(
                Map.entry("policy.k", Integer.toString(policy.k())),
                Map.entry("policy.manager-k", Integer.toString(policy.managerK())),
                Map.entry("policy.manager-audiences", String.join(",", policy.managerAudiences())),
                Map.entry("policy.window", text(policy.window())),
                Map.entry("policy.carry", Integer.toString(policy.carry())),
                Map.entry("policy.entries-per-person", Integer.toString(policy.entriesPerPerson())),
                Map.entry("policy.caps", Boolean.toString(policy.caps())),
                Map.entry("policy.ungated", Boolean.toString(policy.ungated())),
                Map.entry("kafka.partitions", Integer.toString(kafka.partitions())),
                Map.entry("kafka.topic-prefix", kafka.topicPrefix()),
                Map.entry("streams.application-id", config.streams().applicationId())));
    }

    /**
     * Writes them down in a directory without data, and compares them in any other.
     *
     * @throws Refusal when one differs, or when a directory with data does not say what it was begun with
     */
    void keepIn(DataDirectory directory) {
        Path file = directory.root().resolve(FILE);
        if (directory.isEmpty()) {
            StringBuilder lines = new StringBuilder("# What this directory was begun with; it cannot be changed.\n");
            new TreeMap<>(values)
                    .forEach((key, value) ->
                            lines.append(key).append('=').append(value).append('\n'));
            PrivateFile.write(file, lines.toString());
            return;
        }
        Properties begunWith = read(file);
        new TreeMap<>(values).forEach((key, value) -> {
            String before = begunWith.getProperty(key, "(nothing)");
            if (!before.equals(value)) {
                throw new Refusal(key + " is " + value + ", but the data in " + directory.root() + " was begun with "
                        + before + ": keep " + before + " or name another directory"
                        + (key.startsWith("policy.")
                                ? " (./ocg privacy epoch begins other rules for what comes)"
                                : ""));
            }
        });
    }

    /** What this directory was begun with, as flat configuration keys. */
    static Map<String, String> in(Path directory) {
        Properties begunWith = read(directory.resolve(FILE));
        Map<String, String> settings = new TreeMap<>();
        begunWith.stringPropertyNames().forEach(key -> settings.put(key, begunWith.getProperty(key)));
        return settings;
    }

    private static Properties read(Path file) {
        if (!Files.exists(file)) {
            throw new Refusal(file + " is missing: it says what the data beside it was begun with, and nothing may be"
                    + " decided without it");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return properties;
    }

    private static String text(Duration duration) {
        return duration.equals(Duration.ofDays(duration.toDays())) ? duration.toDays() + "d" : duration.toString();
    }
}
