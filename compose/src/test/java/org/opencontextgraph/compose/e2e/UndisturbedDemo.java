package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.cli.ThrowawayDirectory;
import org.opencontextgraph.compose.run.Backends;
import org.opencontextgraph.compose.run.Shutdown;

/** What {@code ./ocg demo} makes of a log under the standard policy and the common secrets: what all others must come to. */
final class UndisturbedDemo {
    static final String LOG = "receipt";

    private static @Nullable Map<String, String> units;

    private UndisturbedDemo() {}

    /** Its units, byte for byte; computed once. */
    static synchronized Map<String, String> units() throws Exception {
        Map<String, String> known = units;
        if (known == null) {
            known = run();
            units = known;
        }
        return known;
    }

    private static Map<String, String> run() throws IOException {
        Path log = PublicLog.find(LOG);
        Path place = Files.createTempDirectory("ocg-e2e-");
        try (ThrowawayDirectory _ = new ThrowawayDirectory(place)) {
            Path directory = Instances.withCommonSecrets(place.resolve("demo"));
            Said demo = Said.by(
                    "demo",
                    "--log",
                    log.toString(),
                    "--consent",
                    "all",
                    "--readable-by",
                    "everyone",
                    "--exit",
                    "--json",
                    "--data-dir",
                    directory.toString());
            assertThat(demo.code()).as(demo.err()).isZero();
            assertThat(demo.out().lines().toList().getLast()).contains("\"events_read\":8577", "\"people\":48");
            try (Shutdown again = Instances.start(directory, Backends.EMBEDDED, Instances.STANDARD)) {
                assertThat(again.hasBegun()).isFalse();
                Map<String, String> found = RunningInstance.on(directory).units(LOG);
                assertThat(found).isNotEmpty();
                return found;
            }
        }
    }
}
