package org.opencontextgraph.compose.privacy.books;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.Unit;

/**
 * A unit as the database shows it, or as it should.
 *
 * @param columns by name, as text; arrays as {@code [a, b]}, times in milliseconds since 1970
 * @param edges each in words: readers, process, the two steps, how often, k, and how long in between
 */
public record DatabaseRow(Map<String, String> columns, Set<String> edges) {
    public DatabaseRow {
        columns = Map.copyOf(columns);
        edges = Set.copyOf(edges);
    }

    /** What a unit must look like. */
    public static DatabaseRow expected(Unit unit) {
        return new DatabaseRow(
                Map.ofEntries(
                        Map.entry("lane", unit.getLane()),
                        Map.entry("epoch", Long.toString(unit.getEpoch())),
                        Map.entry("scope", unit.getScope()),
                        Map.entry("process", unit.getProcess()),
                        Map.entry("level", unit.getLevel().name()),
                        Map.entry("steps", unit.getSteps().toString()),
                        Map.entry("variant", VariantId.of(unit.getSteps())),
                        Map.entry("begins", Boolean.toString(unit.getBegins())),
                        Map.entry("ends", Boolean.toString(unit.getEnds())),
                        Map.entry("count", Long.toString(unit.getCount())),
                        Map.entry("cut", unit.getCut()),
                        Map.entry("window_end", Long.toString(unit.getWindowEnd())),
                        Map.entry("k", Integer.toString(unit.getK())),
                        Map.entry("gaps", unit.getGaps().toString()),
                        Map.entry("total", String.valueOf(unit.getTotal()))),
                edges(unit));
    }

    /** What a row of quantiles must look like. */
    public static Map<String, String> expected(CutTiming timing) {
        Map<String, String> columns = new HashMap<>(Map.of(
                "lane", timing.getLane(),
                "epoch", Long.toString(timing.getEpoch()),
                "scope", timing.getScope(),
                "process", timing.getProcess(),
                "level", timing.getLevel().name(),
                "steps", timing.getSteps().toString(),
                "begins", Boolean.toString(timing.getBegins()),
                "ends", Boolean.toString(timing.getEnds()),
                "variant", VariantId.of(timing.getSteps())));
        columns.put("window_end", Long.toString(timing.getWindowEnd()));
        Map<String, Function<Quantiles, @Nullable Integer>> quantiles = Map.of(
                "p10", Quantiles::getP10,
                "p25", Quantiles::getP25,
                "p75", Quantiles::getP75,
                "p90", Quantiles::getP90);
        quantiles.forEach((name, quantile) -> {
            List<String> gaps = new ArrayList<>();
            timing.getGaps().forEach(gap -> gaps.add(String.valueOf(quantile.apply(gap))));
            columns.put("gap_" + name, gaps.toString());
            Quantiles total = timing.getTotal();
            columns.put("total_" + name, total == null ? "null" : String.valueOf(quantile.apply(total)));
        });
        return columns;
    }

    static String edge(
            String scope, String process, String source, String target, long times, int k, @Nullable Integer gap) {
        return source + " → " + target + " " + times + " times, for " + scope + " in " + process + ", k " + k + ", gap "
                + gap;
    }

    private static Set<String> edges(Unit unit) {
        List<String> steps = unit.getSteps();
        int first = unit.getLevel() == Level.L0 ? 1 : unit.getEnds() ? steps.size() : Math.max(1, steps.size() - 1);
        Map<List<String>, List<Integer>> places = new HashMap<>();
        for (int i = first; i < steps.size(); i++) {
            places.computeIfAbsent(List.of(steps.get(i - 1), steps.get(i)), _ -> new ArrayList<>())
                    .add(i - first);
        }
        Set<String> edges = new TreeSet<>();
        places.forEach((edge, at) -> {
            List<Integer> gaps = unit.getGaps().isEmpty()
                    ? List.of()
                    : at.stream().map(unit.getGaps()::get).sorted().toList();
            edges.add(edge(
                    unit.getScope(),
                    unit.getProcess(),
                    edge.getFirst(),
                    edge.getLast(),
                    at.size() * unit.getCount(),
                    unit.getK(),
                    gaps.isEmpty() ? null : gaps.get((gaps.size() - 1) / 2)));
        });
        return edges;
    }
}
