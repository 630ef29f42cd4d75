package org.opencontextgraph.query.materializer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/** The edges that a unit's entries walked. */
final class UnitEdges {
    /** One step directly after another. */
    record Edge(String source, String target) {}

    /**
     * @param occurrences over all entries of the unit
     * @param gap the median time between both, a bucket; of several in one sequence their (lower) median
     */
    record Walked(long occurrences, @Nullable Integer gap) {}

    private UnitEdges() {}

    /**
     * L0: every pair of neighbours. L1: the transition alone, from the last step of the context to what followed; the
     * context itself is counted where it was a transition. No step is before the beginning, and none after the end.
     */
    static Map<Edge, Walked> of(Unit unit) {
        List<String> steps = unit.getSteps();
        int first = unit.getLevel() == Level.L0 ? 1 : isToAStep(unit) ? steps.size() - 1 : steps.size();
        Map<Edge, List<Integer>> buckets = new LinkedHashMap<>();
        Map<Edge, Long> times = new LinkedHashMap<>();
        for (int i = first; i < steps.size(); i++) {
            Edge edge = new Edge(steps.get(i - 1), steps.get(i));
            times.merge(edge, 1L, Long::sum);
            if (!unit.getGaps().isEmpty()) {
                buckets.computeIfAbsent(edge, _ -> new ArrayList<>())
                        .add(unit.getGaps().get(i - first));
            }
        }
        Map<Edge, Walked> walked = new LinkedHashMap<>();
        times.forEach((edge, inOne) -> walked.put(
                edge, new Walked(Math.multiplyExact(inOne, unit.getCount()), lowerMedian(buckets.get(edge)))));
        return walked;
    }

    /** How many gaps a unit of these steps has. */
    static int pairs(Level level, List<String> steps, boolean ends) {
        if (level == Level.L0) {
            return steps.size() - 1;
        }
        return ends || steps.size() < 2 ? 0 : 1;
    }

    private static boolean isToAStep(Unit unit) {
        return pairs(unit.getLevel(), unit.getSteps(), unit.getEnds()) == 1;
    }

    private static @Nullable Integer lowerMedian(@Nullable List<Integer> buckets) {
        if (buckets == null) {
            return null;
        }
        Collections.sort(buckets);
        return buckets.get((buckets.size() - 1) / 2);
    }
}
