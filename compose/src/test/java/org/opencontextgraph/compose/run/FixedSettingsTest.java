package org.opencontextgraph.compose.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.config.ConfigReader;

class FixedSettingsTest {
    @TempDir
    private Path place;

    private Path root;

    @BeforeEach
    void beginAnInstance() throws IOException {
        root = place.resolve("d");
        keep(Map.of("policy.k", "7"));
        keep(Map.of()); // nothing is kept here yet, so nothing is fixed yet
        Files.createDirectory(root.resolve("kafka"));
    }

    @Test
    void shouldAcceptTheSettingsThatTheDirectoryWasBegunWith() {
        keep(Map.of());

        assertThat(root.resolve("policy.properties")).content().contains("policy.k=5\n", "policy.window=7d\n");
    }

    @ParameterizedTest
    @CsvSource({
        "policy.k, 6, 5",
        "policy.window, 36h, 7d",
        "policy.carry, 0, 4",
        "policy.entries-per-person, 20, 10",
        "kafka.partitions, 8, 12",
        "kafka.topic-prefix, other., ocg.",
    })
    void shouldRefuseAnotherOneAndNameBoth(String key, String now, String before) {
        String spoken = now.equals("36h") ? "PT36H" : now;

        assertThatThrownBy(() -> keep(Map.of(key, now)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(key + " is " + spoken + ", but the data in ")
                .hasMessageContaining("was begun with " + before + ": keep " + before + " or name another directory");
    }

    @Test
    void shouldRefuseDataThatDoesNotSayWhatItWasBegunWith() throws IOException {
        Files.delete(root.resolve("policy.properties"));

        assertThatThrownBy(() -> keep(Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("policy.properties is missing");
    }

    private void keep(Map<String, String> settings) {
        try (DataDirectory directory = DataDirectory.open(root)) {
            FixedSettings.of(ConfigReader.read(settings)).keepIn(directory);
        }
    }
}
