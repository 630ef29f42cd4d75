package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.OcgProcess;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.run.Backends;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.schema.message.AuditEntry;
import org.opencontextgraph.schema.message.AuditKind;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.topic.Topics;

/** {@code ocg privacy epoch} and {@code withdraw} change the rules of a running instance. */
class EpochTest {
    @TempDir
    private Path place;

    @Test
    void shouldChangeTheRulesOfARunningInstanceAndTakeBackWhatStoodUnderTheOldOnes() throws Exception {
        Path directory = place.resolve("d");
        try (Shutdown running = Instances.start(directory, Backends.EMBEDDED, Instances.STANDARD)) {
            assertThat(running.hasBegun()).isFalse();
            RunningInstance instance = RunningInstance.on(directory);
            assertThat(Said.by(PublicLog.vouched("receipt", directory)).code()).isZero();
            assertThat(instance.units("receipt")).isNotEmpty();

            // When k is too small, it is refused, and nothing is remembered of it but the refusal
            Said refused = privacy(directory, "epoch", "--k", "4");
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.out()).contains("refused: release.k is at least 5");
            assertThat(epochs(instance)).isEmpty();
            assertThat(audited(instance, AuditKind.EPOCH_REFUSED)).isPositive();

            // When the command that begins an epoch dies as soon as the gate has heard of it
            try (OcgProcess dies = OcgProcess.start(
                    place.resolve("dies"), "privacy", "epoch", "--k", "10", "--data-dir", directory.toString())) {
                await().atMost(Duration.ofMinutes(1))
                        .pollDelay(Duration.ofMillis(10))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> audited(instance, AuditKind.EPOCH_BEGUN) > 0);
                dies.kill();
            }

            // Then it is known all the same, and the next one follows it
            assertThat(epochs(instance)).containsExactly(1L);
            assertThat(privacy(directory, "epoch", "--window", "28d").out()).contains("epoch 2 begins: 4 of 4");
            assertThat(epochs(instance)).containsExactly(1L, 2L);

            // And what stood under the first rules can be taken back, what holds now cannot
            assertThat(privacy(directory, "withdraw", "--epoch", "2").out()).contains("refused: ");
            assertThat(privacy(directory, "withdraw", "--epoch", "0").out()).contains("4 of 4");
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(instance.get("/api/v1/analytics/processes"))
                            .contains("\"processes\":[]"));
            Said verified = privacy(directory, "verify");
            assertThat(verified.code()).as(verified.out()).isZero();
        }
    }

    private static Said privacy(Path directory, String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "privacy";
        System.arraycopy(more, 0, arguments, 1, more.length);
        arguments[more.length + 1] = "--data-dir";
        arguments[more.length + 2] = directory.toString();
        return Said.by(arguments);
    }

    private static List<Long> epochs(RunningInstance instance) {
        TreeSet<Long> epochs = new TreeSet<>();
        for (Topic.Written written : instance.topic(Topics.POLICY).records()) {
            if (written.message() instanceof Epoch epoch) {
                epochs.add(epoch.getEpoch());
            } else {
                epochs.remove(Long.parseLong(String.valueOf(written.key())));
            }
        }
        return List.copyOf(epochs);
    }

    private static long audited(RunningInstance instance, AuditKind kind) {
        return instance.topic(Topics.AUDIT)
                .all(AuditEntry.class)
                .filter(entry -> entry.getKind() == kind)
                .count();
    }
}
