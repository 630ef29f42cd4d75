package org.opencontextgraph.query.server.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.opencontextgraph.query.server.context.Answers.EdgeRow;
import org.opencontextgraph.query.server.context.Answers.Graph;
import org.opencontextgraph.query.server.context.Answers.NodeRow;

class GraphCutTest {
    @RepeatedTest(200)
    void shouldDrawTheMostFrequentAndLetNothingHangInTheAir(RepetitionInfo info) {
        // Given
        Random random = new Random(info.getCurrentRepetition());
        Graph whole = graph(random);
        GraphCut cut = new GraphCut(1 + random.nextInt(100), random.nextInt(101));

        // When
        Graph drawn = cut.of(whole);

        // Then: as many activities as asked for, none of them rarer than one that is left out
        Set<String> steps = drawn.nodes().stream().map(NodeRow::step).collect(Collectors.toSet());
        assertThat(steps).hasSize(Math.ceilDiv(cut.activities() * whole.nodes().size(), 100));
        long rarest = drawn.nodes().stream().mapToLong(NodeRow::count).min().orElse(0);
        assertThat(whole.nodes()).allMatch(node -> steps.contains(node.step()) || node.count() <= rarest);

        // paths between them only, in their order
        assertThat(drawn.edges()).allMatch(edge -> steps.contains(edge.source()) && steps.contains(edge.target()));
        assertThat(whole.edges().stream().filter(drawn.edges()::contains).toList())
                .isEqualTo(drawn.edges());

        // and who had a neighbour among the drawn still has the nearest one
        List<EdgeRow> between = whole.edges().stream()
                .filter(edge -> steps.contains(edge.source()) && steps.contains(edge.target()))
                .toList();
        assertThat(drawn.edges()).hasSizeGreaterThanOrEqualTo(Math.ceilDiv(cut.paths() * between.size(), 100));
        for (String step : steps) {
            between.stream()
                    .filter(edge -> edge.source().equals(step) && !edge.target().equals(step))
                    .findFirst()
                    .ifPresent(edge -> assertThat(drawn.edges()).contains(edge));
            between.stream()
                    .filter(edge -> edge.target().equals(step) && !edge.source().equals(step))
                    .findFirst()
                    .ifPresent(edge -> assertThat(drawn.edges()).contains(edge));
        }
        if (cut.equals(GraphCut.NONE)) {
            assertThat(drawn).isEqualTo(whole);
        }
    }

    private static Graph graph(Random random) {
        int steps = 1 + random.nextInt(12);
        Map<String, EdgeRow> edges = new HashMap<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            String source = "s" + random.nextInt(steps);
            String target = "s" + random.nextInt(steps);
            edges.put(
                    source + target,
                    new EdgeRow(source, target, 5L * (1 + random.nextInt(9)), Optional.empty(), OptionalLong.empty()));
        }
        List<NodeRow> nodes = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            nodes.add(new NodeRow("s" + i, 5L * (1 + random.nextInt(9)), 0, 0, Optional.empty()));
        }
        return new Graph(
                List.copyOf(nodes),
                edges.values().stream()
                        .sorted(Comparator.comparingLong(EdgeRow::count)
                                .reversed()
                                .thenComparing(EdgeRow::source)
                                .thenComparing(EdgeRow::target))
                        .toList());
    }
}
