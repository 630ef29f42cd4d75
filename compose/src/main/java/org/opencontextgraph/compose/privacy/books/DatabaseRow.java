package org.opencontextgraph.compose.privacy.books;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/**
 * A unit as the database shows it, or as it should.
 *
 * @param columns by name, as text; arrays as {@code [a, b]}, times in milliseconds since 1970
 * @param edges occurrences by source and target
 */
public record DatabaseRow(Map<String, String> columns, Map<List<String>, Long> edges) {
    public DatabaseRow {
        columns = Map.copyOf(columns);
        edges = Map.copyOf(edges);
    }

    /** What a unit must look like; a column that a database does not have yet is not asked for. */
    public static DatabaseRow expected(Unit unit) {
        return new DatabaseRow(
                Map.ofEntries(
                        Map.entry("lane", unit.getLane()),
                        Map.entry("epoch", Long.toString(unit.getEpoch())),
                        Map.entry("scope", unit.getScope()),
                        Map.entry("process", unit.getProcess()),
                        Map.entry("level", unit.getLevel().name()),
                        Map.entry("steps", unit.getSteps().toString()),
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

    private static Map<List<String>, Long> edges(Unit unit) {
        List<String> steps = unit.getSteps();
        Map<List<String>, Long> edges = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        if (unit.getLevel() == Level.L0) {
            for (int i = 1; i < steps.size(); i++) {
                edges.merge(List.of(steps.get(i - 1), steps.get(i)), unit.getCount(), Long::sum);
            }
        } else if (!unit.getEnds() && steps.size() >= 2) {
            edges.put(List.of(steps.get(steps.size() - 2), steps.getLast()), unit.getCount());
        }
        return edges;
    }
}
