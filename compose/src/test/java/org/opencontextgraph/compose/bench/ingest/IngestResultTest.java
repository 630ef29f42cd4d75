package org.opencontextgraph.compose.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestResultTest {
    /** Of one connector 1,000 events in 2, 4 and 3 s beside 1 s of COPY, of the other in 1 s beside 1 s. */
    private static final IngestResult RESULT = new IngestResult(
            Map.of(
                    "github",
                    ConnectorFigures.of(
                            List.of(passage(2), passage(4), passage(3)), List.of(1.0, 1.0, 5.0), passage(6), 0.5),
                    "jira",
                    ConnectorFigures.of(List.of(passage(1)), List.of(1.0), passage(0.5), 0.5)),
            new UnderLoad("pgbench", 5_000, 4_000, 3_000, 60_000, 3, 2.5),
            new MemoryFigures("kafka-topic", 1_000_000, 1.04, List.of(100L, 104L), 900, 512, 50_000));

    private static Passage passage(double seconds) {
        return new Passage(1_000, seconds, seconds / 2, 0);
    }

    @Test
    void shouldSayInJsonWhatTheIssueAsksFor() throws IOException {
        // When
        JsonNode json = new ObjectMapper().readTree(RESULT.json());

        // Then
        assertThat(json.path("events_per_s").path("github").asInt()).isEqualTo(333);
        assertThat(json.path("events_per_s").path("jira").asInt()).isEqualTo(1_000);
        assertThat(json.path("ratio_copy").asDouble())
                .as("1 s + 1 s of 3 s + 1 s")
                .isEqualTo(0.5);
        assertThat(json.path("ratio_copy_per_connector").path("github").asDouble())
                .isEqualTo(0.333);
        assertThat(json.path("cdc_ratio").asDouble()).isEqualTo(0.75);
        assertThat(json.path("memory_flat").asDouble()).isEqualTo(1.04);
        assertThat(json.path("ratio_again").asDouble())
                .as("3 s + 1 s of 6 s + 0.5 s")
                .isEqualTo(0.615);
    }

    @Test
    void shouldSayInWordsWhoWrote() {
        // When
        StringWriter said = new StringWriter();
        RESULT.print(new PrintWriter(said, true));

        // Then
        assertThat(said.toString())
                .contains("4,000 events a second written by pgbench", "3,000 read: 0.75", "1.04 of the first");
    }

    @Test
    void shouldFindThatTheHeapGrows() {
        assertThat(new LiveHeap(List.of(100.0, 101.0, 99.0, 100.0, 100.0, 101.0, 99.0, 100.0, 101.0)).growth())
                .isBetween(0.98, 1.02);
        assertThat(new LiveHeap(List.of(100.0, 110.0, 120.0, 130.0, 140.0, 150.0, 160.0, 170.0, 180.0)).growth())
                .isGreaterThan(1.5);
    }
}
