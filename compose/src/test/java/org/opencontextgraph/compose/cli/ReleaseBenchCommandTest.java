package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.e2e.PublicLog;

class ReleaseBenchCommandTest {
    @TempDir
    private Path place;

    @Test
    void shouldMeasureARealLogAndWriteItsSection() throws IOException {
        // Given
        Path log = PublicLog.find("helpdesk");
        Path page = place.resolve("figures.md");

        // When
        Said said = Said.by(
                "bench",
                "release",
                "--log",
                log.toString(),
                "--k=5",
                "--window=7d",
                "--m=10",
                "--runs=0",
                "--json",
                "--page",
                page.toString());

        // Then
        assertThat(said.code()).as(said.err()).isZero();
        String lastLine = said.out().lines().reduce((before, line) -> line).orElse("");
        JsonNode figures = new ObjectMapper().readTree(lastLine);
        assertThat(figures.path("traces").asInt()).isEqualTo(13_076);
        JsonNode standard = figures.path("standard");
        assertThat(standard.path("steps").asDouble()).isBetween(0.43, 0.50);
        assertThat(standard.path("steps_of_variants").asDouble())
                .isLessThan(standard.path("steps").asDouble());
        assertThat(standard.path("others").asInt()).isEqualTo(26);
        assertThat(standard.path("most_operations").asInt()).isBetween(1, 20_000);
        assertThat(figures.path("ungated").path("steps").asDouble()).isEqualTo(1);
        assertThat(Files.readString(page))
                .contains("## helpdesk", "./ocg bench release --log helpdesk.xes.gz --k 5 --window 7d --m 10")
                .doesNotContain(String.valueOf(log.getParent()), place.toString());
    }

    @Test
    void shouldRefuseAQuorumBelowTheFloor() {
        Said said = Said.by("bench", "release", "--log", "any.xes", "--k=4");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("--k is at least 5");
    }
}
