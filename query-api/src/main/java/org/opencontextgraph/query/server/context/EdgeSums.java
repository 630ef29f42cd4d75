package org.opencontextgraph.query.server.context;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.context.Answers.EdgeRow;

/** Adds up what units say about edges; rounds once, at the end. */
final class EdgeSums {
    private record Edge(String source, String target) {}

    private static final class Sum {
        private long occurrences;
        private int k;
        private final Buckets gaps = new Buckets();
    }

    private final Map<Edge, Sum> sums = new LinkedHashMap<>();

    /** @param gap the bucket of the median between both steps, if it was published */
    void add(String source, String target, @Nullable Integer gap, long occurrences, int k) {
        Sum sum = sums.computeIfAbsent(new Edge(source, target), _ -> new Sum());
        sum.occurrences = Math.addExact(sum.occurrences, occurrences);
        sum.k = Math.max(sum.k, k);
        if (gap != null) {
            sum.gaps.add(gap, occurrences);
        }
    }

    /** What is left after rounding, the most frequent first. Of an edge that is not shown nothing else is shown either. */
    List<EdgeRow> shown(Rounding rounding, PeopleBands people) {
        return sums.entrySet().stream()
                .map(edge -> row(edge.getKey(), edge.getValue(), rounding, people))
                .filter(edge -> edge.count() > 0)
                .sorted(Comparator.comparingLong(EdgeRow::count)
                        .reversed()
                        .thenComparing(EdgeRow::source)
                        .thenComparing(EdgeRow::target))
                .toList();
    }

    private static EdgeRow row(Edge edge, Sum sum, Rounding rounding, PeopleBands people) {
        var median = sum.gaps.median();
        return new EdgeRow(
                edge.source(),
                edge.target(),
                rounding.shown(sum.occurrences, sum.k),
                people.ofEdge(edge.source(), edge.target(), sum.k),
                median.isPresent() ? OptionalLong.of(DurationGrid.seconds(median.getAsInt())) : OptionalLong.empty());
    }
}
