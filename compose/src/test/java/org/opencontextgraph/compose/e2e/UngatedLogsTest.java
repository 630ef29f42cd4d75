package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.compose.demo.ApiReader.Edge;
import org.opencontextgraph.compose.demo.ApiReader.Variant;
import org.opencontextgraph.compose.demo.DemoReport;

/** With the gate wide open, the pipeline counts as a few lines of plain code do. */
class UngatedLogsTest {
    @RegisterExtension
    static final InstanceUnderTest INSTANCE = new InstanceUnderTest(Instances.UNGATED);

    /** All that the instance should hold by now: one log after the other goes into it. */
    private static final List<Variant> VARIANTS = new ArrayList<>();

    private static final List<Edge> EDGES = new ArrayList<>();

    @TempDir
    private Path place;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "helpdesk,           21348,   22, 13076, 239,  48",
        "receipt,             8577,   48,  2453, 204, 108",
        "bpic2013-incidents, 65533, 1440, 24585, 567,   9",
    })
    void shouldEqualABatchComputationWhenUngated(
            String log, long events, long people, long tasks, int variants, int edges) throws IOException {
        // Given
        BatchLog batch = BatchLog.read(log);
        assertThat(batch.events()).hasSize((int) events);
        assertThat(batch.people()).hasSize((int) people);
        assertThat(batch.tasks()).hasSize((int) tasks);
        assertThat(batch.variants()).hasSize(variants);
        assertThat(batch.edges()).hasSize(edges);
        VARIANTS.addAll(batch.variants());
        EDGES.addAll(batch.edges());
        Path dump = place.resolve("dump.json");

        // When
        try (DemoOfLogs demo = new DemoOfLogs(INSTANCE.running())) {
            DemoReport report = demo.load(log, dump);

            // Then
            assertThat(report.eventsRead()).isEqualTo(events);
            assertThat(report.eventsRejected()).isZero();
            assertThat(report.people()).isEqualTo(people);
            assertThat(report.tasks()).isEqualTo(tasks);
            assertThat(report.traces()).isEqualTo(tasks);
            assertThat(report.tracesPublished()).isEqualTo(tasks);
            assertThat(report.occurrencesPublished()).isEqualTo(report.occurrences());
            assertThat(demo.api().variants(log)).containsExactlyInAnyOrderElementsOf(batch.variants());
            assertThat(demo.api().edges(log)).containsExactlyInAnyOrderElementsOf(batch.edges());
        }
        JsonNode written = new ObjectMapper().readTree(dump.toFile());
        assertThat(written.path("variants"))
                .map(UngatedLogsTest::variant)
                .containsExactlyInAnyOrderElementsOf(VARIANTS);
        assertThat(written.path("edges")).map(UngatedLogsTest::edge).containsExactlyInAnyOrderElementsOf(EDGES);
    }

    private static Variant variant(JsonNode node) {
        List<String> steps = new ArrayList<>();
        node.path("steps").forEach(step -> steps.add(step.asText()));
        return new Variant(steps, node.path("count").asLong());
    }

    private static Edge edge(JsonNode node) {
        return new Edge(
                node.path("source").asText(),
                node.path("target").asText(),
                node.path("count").asLong());
    }
}
