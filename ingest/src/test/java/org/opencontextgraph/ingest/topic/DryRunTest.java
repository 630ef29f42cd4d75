package org.opencontextgraph.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.ingest.connector.DryRun.Outcome.IGNORED;
import static org.opencontextgraph.ingest.connector.DryRun.Outcome.MAPPED;
import static org.opencontextgraph.ingest.connector.DryRun.Outcome.REJECTED;
import static org.opencontextgraph.ingest.connector.DryRun.Outcome.UNMAPPED;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.DryRun;
import org.opencontextgraph.ingest.connector.DryRun.Line;

class DryRunTest {
    private static final String ACCOUNT = "ann";

    @Test
    void shouldSayOfEachOfTheNewestRecordsWhatTheMappingMakesOfIt() throws Exception {
        try (Desk desk = new Desk("desk-dry-run", 2)) {
            // Given
            desk.open(0, 1, 2);
            desk.send(1, """
                    {"kind":"opened","by":"ann","title":"words of somebody","ticket":{"id":"secret-9"}}""");
            desk.send(1, "{\"kind\":\"opened\",\"ticket\":{\"id\":4}}");
            desk.send(1, "{\"kind\":\"viewed\"}");
            desk.send(1, "{\"kind\":\"" + Desk.CONTENT + "\"}");
            desk.send(1, Desk.CONTENT);

            // When
            DryRun run = Desk.tool(desk.settings()).dryRun(6).orElseThrow();

            // Then the last of partition 0, and as many of partition 1 as are left
            String first = "desk-dry-run, partition 0, offset ";
            String second = "desk-dry-run, partition 1, offset ";
            assertThat(run.lines())
                    .containsExactlyInAnyOrder(
                            new Line(first + 0, MAPPED, "desk.ticket.open of support, account known, by rule 1"),
                            new Line(first + 1, MAPPED, "desk.ticket.open of support, account known, by rule 1"),
                            new Line(second + 1, MAPPED, "desk.ticket.open of support, account none, by rule 1"),
                            new Line(second + 2, IGNORED, "by rule 4: looking is no step"),
                            new Line(second + 3, UNMAPPED, "a JSON record after rule 4, the last one, has no rule"),
                            new Line(second + 4, REJECTED, "the value is no JSON"));
            assertThat(Desk.tool(desk.settings()).dryRun(100).orElseThrow().lines())
                    .hasSize(7);
            assertThat(Desk.tool(desk.settings()).dryRun(100).orElseThrow().toString())
                    .doesNotContain(Desk.CONTENT, ACCOUNT, "secret-9");
        }
    }

    @Test
    void shouldMoveNoCursorAndNeedNoRecord() throws Exception {
        try (Desk desk = new Desk("desk-dry-run-none", 1)) {
            assertThat(Desk.tool(desk.settings()).dryRun(100).orElseThrow().lines())
                    .isEmpty();

            desk.open(0, 1);
            assertThat(Desk.tool(desk.settings()).dryRun(100).orElseThrow().lines())
                    .hasSize(1);
            Reader reader = new Reader();
            try (Connector stream = desk.stream()) {
                boolean _ = reader.step(stream, 10);
            }
            assertThat(reader.resources()).containsExactly("ticket/1");
        }
    }

    @Test
    void shouldBeginEvenlyBeforeTheEndsAndNotBeforeTheFirst() {
        Ends ends = new Ends("T", Map.of(0, 5L, 1, 0L, 2, 0L), Map.of(0, 6L, 1, 100L, 2, 100L), Map.of());

        assertThat(Newest.begin(ends, 0)).isEqualTo(Map.of(0, 6L, 1, 100L, 2, 100L));
        assertThat(Newest.begin(ends, 11)).isEqualTo(Map.of(0, 5L, 1, 95L, 2, 95L));
        assertThat(Newest.begin(ends, 1000)).isEqualTo(Map.of(0, 5L, 1, 0L, 2, 0L));
    }
}
