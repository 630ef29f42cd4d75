package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.testing.TestDatabase;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.Unit;

/** What the tables of {@code context} must hold, thought as plainly as possible: a map of what is to be seen. */
final class PlainContext {
    final Map<String, Unit> units = new TreeMap<>();
    final Map<String, CutTiming> timings = new TreeMap<>();

    void assertTablesOf(TestDatabase database) throws SQLException {
        assertThat(database.run("select unit, scope, level, steps, begins, ends, count, k, gaps, total"
                        + " from context.release_unit order by unit"))
                .isEqualTo(units.values().stream().map(PlainContext::row).toList());
        assertThat(database.run(
                        "select unit, source, target, occurrences, gap from context.unit_edge order by 1, 2, 3"))
                .isEqualTo(units.values().stream()
                        .flatMap(unit -> edges(unit).stream())
                        .toList());
        assertThat(database.run("select cut, scope, steps, gap_p10, gap_p25, gap_p75, gap_p90,"
                        + " total_p10, total_p25, total_p75, total_p90 from context.cut_timing order by cut"))
                .isEqualTo(timings.values().stream().map(PlainContext::row).toList());
        assertThat(database.run("select scope from context.scope order by scope"))
                .isEqualTo(List.copyOf(
                        units.values().stream().map(Unit::getScope).collect(Collectors.toCollection(TreeSet::new))));
    }

    private static String row(Unit unit) {
        return words(
                unit.getUnit(),
                unit.getScope(),
                unit.getLevel(),
                array(unit.getSteps()),
                unit.getBegins() ? "t" : "f",
                unit.getEnds() ? "t" : "f",
                unit.getCount(),
                unit.getK(),
                array(unit.getGaps()),
                unit.getTotal());
    }

    private static String row(CutTiming timing) {
        List<@Nullable Object> words =
                new ArrayList<>(List.of(timing.getCut(), timing.getScope(), array(timing.getSteps())));
        List<Function<Quantiles, @Nullable Integer>> quantiles =
                List.of(Quantiles::getP10, Quantiles::getP25, Quantiles::getP75, Quantiles::getP90);
        quantiles.forEach(quantile ->
                words.add(array(timing.getGaps().stream().map(quantile).toList())));
        Quantiles total = timing.getTotal();
        quantiles.forEach(quantile -> words.add(total == null ? null : quantile.apply(total)));
        return words(words.toArray());
    }

    /** Counts pair by pair; an L1 unit has the pair at its end, if both of it are steps. */
    private static List<String> edges(Unit unit) {
        List<String> steps = unit.getSteps();
        Map<String, List<Integer>> found = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i + 1 < steps.size(); i++) {
            boolean walked = unit.getLevel() == Level.L0 || (!unit.getEnds() && i + 2 == steps.size());
            if (walked) {
                String edge = unit.getUnit() + " " + steps.get(i) + " " + steps.get(i + 1);
                counts.merge(edge, unit.getCount(), Long::sum);
                List<Integer> gaps = found.computeIfAbsent(edge, _ -> new ArrayList<>());
                if (!unit.getGaps().isEmpty()) {
                    gaps.add(unit.getGaps().get(unit.getLevel() == Level.L0 ? i : 0));
                }
            }
        }
        return counts.entrySet().stream()
                .map(edge -> {
                    List<Integer> gaps = found.getOrDefault(edge.getKey(), List.of()).stream()
                            .sorted()
                            .toList();
                    return words(
                            edge.getKey(), edge.getValue(), gaps.isEmpty() ? null : gaps.get((gaps.size() - 1) / 2));
                })
                .toList();
    }

    private static String array(List<?> values) {
        return values.stream()
                .map(value -> value == null ? "NULL" : value.toString())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String words(@Nullable Object... values) {
        return java.util.Arrays.stream(values).map(String::valueOf).collect(Collectors.joining(" "));
    }
}
