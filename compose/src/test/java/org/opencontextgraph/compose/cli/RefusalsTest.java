package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.embedded.DataDirectory;

/** Each mishap is one clear line on standard error and an exit code. */
class RefusalsTest {
    @TempDir
    private Path place;

    @Test
    void shouldRefuseAnOccupiedPort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Said said = up(place.resolve("d"), "--port", Integer.toString(other.getLocalPort()));

            assertRefused(said, "port " + other.getLocalPort() + " is occupied by another program");
            assertThat(place.resolve("d/kafka")).doesNotExist();
        }
    }

    @Test
    void shouldRefuseADirectoryInUse() {
        try (DataDirectory taken = DataDirectory.open(place.resolve("d"))) {
            assertRefused(up(taken.root()), "is in use by another ocg (process ");
        }
    }

    @Test
    void shouldRefuseADirectoryMadeUnsafe() {
        try (DataDirectory made = DataDirectory.open(place.resolve("d"))) {
            made.markUnsafe();
        }

        assertRefused(up(place.resolve("d")), "was made with --unsafe");
    }

    @Test
    void shouldRefuseAnUnsafePolicyWhereverItWasSaid() throws IOException {
        Path file = Files.writeString(
                place.resolve("ocg.properties"), "policy.unsafe=true\npolicy.ungated=true\npolicy.k=1\n");

        assertRefused(
                up(place.resolve("d"), "--config", file.toString()), "policy.unsafe = true exists in a demo only");
        assertThat(place.resolve("d")).doesNotExist();
    }

    @Test
    void shouldRefuseAnUnsafeDemoOnTheDataOfAnInstance() throws IOException {
        try (DataDirectory real = DataDirectory.open(place.resolve("d"))) {
            Files.createDirectory(real.root().resolve("kafka"));
        }

        Said said = Said.by(
                "demo",
                "--unsafe",
                "--k=1",
                "--exit",
                "--data-dir",
                place.resolve("d").toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("--unsafe needs an empty one").hasLineCount(1);
        assertThat(place.resolve("d/unsafe")).doesNotExist();
    }

    @Test
    void shouldRefuseToFillTablesAgainWhereNothingRuns() {
        assertRefused(Said.by("rebuild", "--data-dir", place.resolve("d").toString()), "no instance runs on");
    }

    @Test
    void shouldRefuseAReadOnlyDirectory() throws IOException {
        Path readOnly = Files.createDirectory(
                place.resolve("d"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));

        assertRefused(up(readOnly), "is read-only");
    }

    @Test
    void shouldNameAWrongSetting() throws IOException {
        Path file = Files.writeString(place.resolve("ocg.properties"), "policy.k=3\n");

        assertRefused(up(place.resolve("d"), "--config", file.toString()), "policy");
    }

    @Test
    void shouldSayWhatIsWrongWithAPath() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "");

        assertRefused(up(file), "the data directory " + file + " is a file");
        assertRefused(up(file.resolve("below")), file + " is a file");
        assertRefused(Said.by("up", "--data-dir", ""), "--data-dir is empty");
        assertRefused(
                up(place.resolve("d"), "--config", place.resolve("none").toString()),
                "cannot read the configuration " + place.resolve("none") + ": it does not exist");
    }

    @Test
    void shouldSayThatKafkaDoesNotAnswerAndWhichPasswordIsMissing() throws IOException {
        Path file = Files.writeString(place.resolve("ocg.properties"), """
                kafka.bootstrap-servers=127.0.0.1:1
                postgres.url=jdbc:postgresql://127.0.0.1:1/ocg
                kafka.default.api.timeout.ms=500
                kafka.request.timeout.ms=400
                """);

        assertRefused(Said.by("topics", "plan", "--config", file.toString()), "Kafka does not answer at 127.0.0.1:1");
        assertRefused(Said.by("migrate", "--config", file.toString()), "OCG_POSTGRES_MIGRATOR_PASSWORD");
    }

    @Test
    void shouldSayThatNothingRuns() {
        assertRefused(
                Said.by("token", "--user", "anna", "--data-dir", place.toString()), "no instance runs on " + place);
    }

    /** Nothing is said about an instance whose books cannot be read: neither that it is sound nor that it is not. */
    @Test
    void shouldAnswerWithTwoWhereThereIsNothingToAudit() {
        for (String audit : new String[] {"verify", "attack"}) {
            Path nowhere = place.resolve("nowhere");
            Said said = Said.by("privacy", audit, "--data-dir", nowhere.toString());

            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err()).contains("no instance runs on " + nowhere).hasLineCount(1);
            assertThat(nowhere).doesNotExist();
        }
        assertThat(Said.by("privacy").code()).isEqualTo(2);
    }

    @Test
    void shouldAnswerMisuseWithTwo() {
        assertThat(Said.by().code()).isEqualTo(2);
        assertThat(Said.by("fly").code()).isEqualTo(2);
        assertThat(Said.by("token").err()).contains("--user");
    }

    private static Said up(Path directory, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "up";
        arguments[1] = "--data-dir";
        arguments[2] = directory.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Said.by(arguments);
    }

    private static void assertRefused(Said said, String reason) {
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("ocg: ").contains(reason).hasLineCount(1);
    }
}
