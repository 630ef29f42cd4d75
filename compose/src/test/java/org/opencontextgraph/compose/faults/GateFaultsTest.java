package org.opencontextgraph.compose.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencontextgraph.schema.codec.MessageCodec;

/**
 * Faults over a real broker. {@code ./ocg soak gate} is this test with more runs ({@code -Docg.soak}), from any seed
 * ({@code -Docg.seed}).
 */
class GateFaultsTest {
    private static final String LOG = "receipt";
    private static final Path PLACE = Path.of("target", "faults").toAbsolutePath();
    private static final Campaign CAMPAIGN = new Campaign();
    private static @Nullable FaultBroker broker;
    private static @Nullable RecordedLog log;
    private static @Nullable Outcome undisturbed;

    static LongStream seeds() {
        long first = Long.getLong("ocg.seed", 1);
        return LongStream.range(first, first + Integer.getInteger("ocg.soak", 5));
    }

    @BeforeAll
    static void recordALogAndRunItUndisturbed() throws Exception {
        RecordedLog recorded = LogTeller.tell(LOG, FaultBroker.PARTITIONS, 1);
        Fleet.delete(PLACE);
        Files.createDirectories(PLACE);
        FaultBroker started = FaultBroker.start(PLACE.resolve("broker"));
        broker = started;
        log = recorded;
        undisturbed = new FaultRun(started, recorded, PLACE.resolve("undisturbed"), FaultRun.UNDISTURBED).outcome();
    }

    @AfterAll
    static void stop() throws Exception {
        if (broker != null) {
            broker.close();
            Fleet.delete(PLACE.resolve("broker"));
        }
        if (log != null && undisturbed != null) {
            CAMPAIGN.report(log, undisturbed);
        }
    }

    @Test
    void shouldRecordEverythingThatCanLeaveTheGate() {
        // Given
        Outcome outcome = Objects.requireNonNull(undisturbed);

        // Then
        Set<String> kinds = outcome.units().stream()
                .flatMap(List::stream)
                .map(row -> row.substring(row.indexOf(' ') + 1))
                .map(value -> value.equals(Outcome.GONE)
                        ? Outcome.GONE
                        : MessageCodec.decode(HexFormat.of().parseHex(value))
                                .getClass()
                                .getSimpleName())
                .collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrder("Unit", "CutTiming", "Suspended", Outcome.GONE, "Clock", "Close");
        assertThat(outcome.deadLetters().keySet())
                .extracting(letter -> letter.substring(letter.indexOf(": ") + 2))
                .containsOnly(
                        "a person merged into themselves",
                        "release.k is at least 5",
                        "a trace without a scope is never released",
                        "not in Avro single-object encoding");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldReleaseTheSameBytesWhateverHappensToTheInstances(long seed) throws Exception {
        Path place = PLACE.resolve("seed-" + seed);
        long began = System.nanoTime();
        boolean same = false;

        // Given
        FaultRun run = new FaultRun(Objects.requireNonNull(broker), Objects.requireNonNull(log), place, seed);
        try {
            // When
            Outcome outcome = run.outcome();

            // Then
            assertThat(Differences.between(Objects.requireNonNull(undisturbed), outcome))
                    .as("seed %d; what the instances said is in %s", seed, place)
                    .isEmpty();
            same = true;
            Fleet.delete(place);
        } finally {
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            if (same) {
                CAMPAIGN.passed(seed, run.met(), millis);
            } else {
                CAMPAIGN.failed(seed, run.met(), millis);
            }
        }
    }
}
