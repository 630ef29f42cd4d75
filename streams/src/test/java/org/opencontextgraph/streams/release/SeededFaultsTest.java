package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps docs/seeded-faults.md true: every fault still fits the gate of today, and the page has a row about it. */
class SeededFaultsTest {
    static List<SeededFault> faults() {
        return SeededFault.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldFitIntoTodaysGateOnceAndCompile(SeededFault fault, @TempDir Path classes) throws IOException {
        FaultyGate.compileAlone(fault, classes);
        assertThat(classes).isNotEmptyDirectory();
    }

    @Test
    void shouldHaveARowForEachOfAtLeastThirtyFaultsAndNobodyWhoEscaped() throws IOException {
        List<SeededFault> faults = faults();
        assertThat(faults).hasSizeGreaterThanOrEqualTo(30);
        assertThat(faults).extracting(SeededFault::number).doesNotHaveDuplicates();
        String page = Files.readString(SeededFaults.PAGE, StandardCharsets.UTF_8);
        assertThat(page).as("made by SeededFaults").doesNotContain(SeededFaults.NOBODY);
        assertThat(page.lines()
                        .filter(line -> SeededFaultsPage.ROW.matcher(line).matches()))
                .as("made by SeededFaults, see the page")
                .hasSameSizeAs(faults)
                .allSatisfy(row -> assertThat(faults)
                        .anySatisfy(fault -> assertThat(row)
                                .startsWith("| " + fault.number() + " | " + fault.fault() + " | " + fault.breaks()
                                        + " |")));
    }
}
