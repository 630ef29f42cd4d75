package org.opencontextgraph.compose.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path place;

    @Test
    void shouldKeepItsSecretsToItsOwnerAndFromStartToStart() throws IOException {
        // Given
        String release;
        try (DataDirectory directory = DataDirectory.open(place.resolve("d"))) {
            release = directory.secrets().release().reveal();
            assertThat(directory.secrets().release().bytes()).hasSize(32);
            assertThat(directory.secrets().ingest().reveal()).isNotEqualTo(release);
            assertThat(directory.secrets().release()).hasToString("(secret)");
        }

        // When
        try (DataDirectory again = DataDirectory.open(place.resolve("d"))) {
            // Then
            assertThat(again.secrets().release().reveal()).isEqualTo(release);
            assertThat(permissions(again.root().resolve("secrets/release"))).isEqualTo("rw-------");
            assertThat(permissions(again.root())).isEqualTo("rwx------");
        }
    }

    @Test
    void shouldHaveARoomForAllWhoEnterItAtOnce() {
        // Given backends that start at the same time
        try (DataDirectory directory = DataDirectory.open(place.resolve("d"))) {
            for (int round = 0; round < 200; round++) {
                String name = "room-" + round;

                // When
                List<Path> rooms = IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(_ -> directory.room(name))
                        .toList();

                // Then
                assertThat(rooms).containsOnly(directory.root().resolve(name));
            }
        }
    }

    @Test
    void shouldRefuseASecondInstance() {
        try (DataDirectory first = DataDirectory.open(place.resolve("d"))) {
            assertThat(first.root()).isDirectory();
            assertThatThrownBy(() -> DataDirectory.open(place.resolve("d")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("is in use by another ocg (process "
                            + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void shouldRefuseADirectoryWithoutWriteBitEvenAsRoot() throws IOException {
        Path readOnly = Files.createDirectory(
                place.resolve("d"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));

        assertThatThrownBy(() -> DataDirectory.open(readOnly))
                .isInstanceOf(Refusal.class)
                .hasMessageEndingWith("/d is read-only");
    }

    @Test
    void shouldRefuseADirectoryThatHoldsSomethingElse() throws IOException {
        Files.writeString(place.resolve("thesis.txt"), "chapter one");

        assertThatThrownBy(() -> DataDirectory.open(place))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not an ocg data directory (it holds thesis.txt)");
    }

    @Test
    void shouldRefuseAFileAndAnotherLayout() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "");
        Path later = Files.createDirectory(place.resolve("later"));
        Files.writeString(later.resolve("version"), "2\n");

        assertThatThrownBy(() -> DataDirectory.open(file)).hasMessageEndingWith("/file is a file");
        assertThatThrownBy(() -> DataDirectory.open(later)).hasMessageContaining("has layout 2");
    }

    @Test
    void shouldRememberThatItIsUnsafe() {
        try (DataDirectory directory = DataDirectory.open(place.resolve("d"))) {
            directory.refuseUnsafe();
            directory.markUnsafe();

            assertThatThrownBy(directory::refuseUnsafe)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("was made with --unsafe");
        }
    }

    @Test
    void shouldNotWeakenTheRulesOfDataThatIsThereAlready() throws IOException {
        try (DataDirectory directory = DataDirectory.open(place.resolve("d"))) {
            Files.createDirectory(directory.root().resolve("kafka"));

            assertThatThrownBy(directory::markUnsafe)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("holds data of an instance");
            directory.refuseUnsafe();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
