package org.opencontextgraph.query.server.context;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencontextgraph.query.server.context.Answers.EdgeRow;
import org.opencontextgraph.query.server.context.Answers.Graph;
import org.opencontextgraph.query.server.context.Answers.NodeRow;

/**
 * How much of a graph is to be drawn: the most frequent activities, and of the paths between those the most frequent. A path
 * stays, however rare, when it is the most frequent one into or out of an activity that is drawn: nothing hangs in the air that
 * hung together before.
 *
 * @param activities percent of the activities, 1 to 100
 * @param paths percent of the paths between them, 0 to 100
 */
public record GraphCut(int activities, int paths) {
    public static final GraphCut NONE = new GraphCut(100, 100);

    private static final Comparator<NodeRow> MOST_FREQUENT =
            Comparator.comparingLong(NodeRow::count).reversed().thenComparing(NodeRow::step);

    public GraphCut {
        if (activities < 1 || activities > 100 || paths < 0 || paths > 100) {
            throw new IllegalArgumentException("percent of activities 1 to 100, of paths 0 to 100");
        }
    }

    /** @param whole its edges the most frequent first */
    Graph of(Graph whole) {
        Set<String> drawn = whole.nodes().stream()
                .sorted(MOST_FREQUENT)
                .limit(share(activities, whole.nodes().size()))
                .map(NodeRow::step)
                .collect(Collectors.toSet());
        List<EdgeRow> between = whole.edges().stream()
                .filter(edge -> drawn.contains(edge.source()) && drawn.contains(edge.target()))
                .toList();
        Set<EdgeRow> kept = new HashSet<>(between.subList(0, share(paths, between.size())));
        kept.addAll(first(between, EdgeRow::source));
        kept.addAll(first(between, EdgeRow::target));
        return new Graph(
                whole.nodes().stream()
                        .filter(node -> drawn.contains(node.step()))
                        .toList(),
                between.stream().filter(kept::contains).toList());
    }

    private static Set<EdgeRow> first(List<EdgeRow> edges, Function<EdgeRow, String> end) {
        return Set.copyOf(edges.stream()
                .filter(edge -> !edge.source().equals(edge.target()))
                .collect(Collectors.toMap(end, Function.identity(), (most, _) -> most, LinkedHashMap::new))
                .values());
    }

    private static int share(int percent, int all) {
        return Math.ceilDiv(percent * all, 100);
    }
}
