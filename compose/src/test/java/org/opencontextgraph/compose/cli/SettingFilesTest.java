package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.embedded.Refusal;

class SettingFilesTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void shouldTakeWhatStandsInTheFile() throws Exception {
        // Given
        Path file = directory.resolve("mapping.yaml");
        Files.writeString(file, "events: []\n");

        // When, Then
        assertThat(SettingFiles.read(Map.of("mapping", "@" + file, "user", "a@b")))
                .isEqualTo(Map.of("mapping", "events: []\n", "user", "a@b"));
    }

    @Test
    void shouldSayWhichSettingNamesAFileThatCannotBeRead() throws Exception {
        // Given
        Path binary = directory.resolve("binary");
        Files.write(binary, new byte[] {(byte) 0xff, 0});

        // When, Then
        assertThatThrownBy(() -> SettingFiles.read(Map.of("mapping", "@" + directory.resolve("none"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("mapping: there is no file");
        assertThatThrownBy(() -> SettingFiles.read(Map.of("mapping", "@" + binary)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not UTF-8");
    }
}
