package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencontextgraph.compose.cli.OcgProcess;

/**
 * Everything is killed at a random moment, more than once, while a log is loaded: broker, streams, materializer, database and
 * the import itself. {@code -Docg.soak=50} does it fifty times, {@code -Docg.seed=N} from another seed.
 */
class CrashTest {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LOADING = Duration.ofMinutes(5);
    private static final int LATEST_KILL = 6_000;

    @TempDir
    private Path place;

    static LongStream seeds() {
        long first = Long.getLong("ocg.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("ocg.soak", 2));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldLoseAndDoubleNothingWhenKilled(long seed) throws Exception {
        Random random = new Random(seed);
        Path directory = Instances.withCommonSecrets(place.resolve("killed"));

        // Given an instance that is killed while it loads
        for (int kill = 0; kill <= random.nextInt(2); kill++) {
            try (OcgProcess up = up("up" + kill, directory);
                    OcgProcess load = load("import" + kill, directory)) {
                Thread.sleep(random.nextInt(LATEST_KILL));
                up.kill();
                load.kill();
            }
        }

        // When it comes back and the import is repeated
        try (OcgProcess up = up("up", directory);
                OcgProcess load = load("import", directory)) {
            int code = load.awaitEnd(LOADING);

            // Then
            assertThat(code)
                    .as("seed %d: %s %s", seed, load.output(), up.output())
                    .isZero();
            RunningInstance instance = RunningInstance.on(directory);
            new InvariantChecker(instance).check();
            assertThat(instance.units(UndisturbedDemo.LOG)).as("seed %d", seed).isEqualTo(UndisturbedDemo.units());
            up.terminate();
            up.awaitEnd(START);
        }
    }

    private OcgProcess up(String name, Path directory) throws Exception {
        return OcgProcess.start(place.resolve(name), "up", "--data-dir", directory.toString(), "--port", "0")
                .awaitLine("OCG is ready", START);
    }

    private OcgProcess load(String name, Path directory) throws Exception {
        return OcgProcess.start(place.resolve(name), PublicLog.vouched(UndisturbedDemo.LOG, directory));
    }
}
