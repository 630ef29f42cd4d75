package org.opencontextgraph.query.server.context;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencontextgraph.query.server.context.Answers.NodeRow;

/**
 * Adds up how often a step was reached, and left, a begun or an ended trace included. Of a trace that was released in pieces
 * not every piece may be known, so the larger of both is what is known of the step. Rounds once, at the end.
 */
final class NodeSums {
    private static final class Sum {
        private long reached;
        private long left;
        private long begun;
        private long ended;
        private int k;
    }

    private final Map<String, Sum> sums = new TreeMap<>();

    void edge(String source, String target, long occurrences, int k) {
        Sum from = sum(source, k);
        from.left = Math.addExact(from.left, occurrences);
        Sum to = sum(target, k);
        to.reached = Math.addExact(to.reached, occurrences);
    }

    void begin(String step, long count, int k) {
        Sum sum = sum(step, k);
        sum.begun = Math.addExact(sum.begun, count);
        sum.reached = Math.addExact(sum.reached, count);
    }

    void end(String step, long count, int k) {
        Sum sum = sum(step, k);
        sum.ended = Math.addExact(sum.ended, count);
        sum.left = Math.addExact(sum.left, count);
    }

    /** By name; what rounds to nothing is left out. */
    List<NodeRow> shown(Rounding rounding, PeopleBands people) {
        return sums.entrySet().stream()
                .map(entry -> {
                    Sum sum = entry.getValue();
                    return new NodeRow(
                            entry.getKey(),
                            rounding.shown(Math.max(sum.reached, sum.left), sum.k),
                            rounding.shown(sum.begun, sum.k),
                            rounding.shown(sum.ended, sum.k),
                            people.ofStep(entry.getKey(), sum.k));
                })
                .filter(node -> node.count() > 0)
                .toList();
    }

    private Sum sum(String step, int k) {
        Sum sum = sums.computeIfAbsent(step, _ -> new Sum());
        sum.k = Math.max(sum.k, k);
        return sum;
    }
}
