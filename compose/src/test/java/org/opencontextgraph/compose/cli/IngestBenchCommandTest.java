package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A small run: it proves the counts, and nothing about time. */
class IngestBenchCommandTest {
    @Test
    void shouldReadEachToolToTheLastRowAndCountThem() throws IOException {
        // When
        Said said = Said.by(
                "bench", "ingest", "--events=280", "--rounds=1", "--seconds=1", "--memory-events=3000", "--json");

        // Then
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode figures = new ObjectMapper()
                .readTree(said.out().lines().reduce((before, line) -> line).orElse(""));
        JsonNode connectors = figures.path("measured").path("connectors");
        assertThat(connectors.propertyStream().map(java.util.Map.Entry::getKey))
                .containsExactly("github", "jira", "kafka-topic", "postgres-cdc");
        assertThat(connectors).allSatisfy(it -> {
            assertThat(it.path("events").asInt()).isEqualTo(280);
            assertThat(it.path("ratio_copy").asDouble()).isPositive();
        });
        assertThat(figures.path("events_per_s")).hasSize(4);
        assertThat(figures.path("ratio_copy").asDouble()).isPositive();
        assertThat(figures.path("cdc_ratio").asDouble()).isPositive();
        assertThat(figures.path("measured").path("load").path("events").asInt()).isPositive();
        assertThat(figures.path("measured").path("memory").path("events").asInt())
                .isEqualTo(3_000);
        assertThat(figures.path("memory_flat").asDouble()).isPositive();
    }

    @Test
    void shouldRefuseToMeasureNothing() {
        Said said = Said.by("bench", "ingest", "--events=0");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("there is nothing to measure");
    }
}
