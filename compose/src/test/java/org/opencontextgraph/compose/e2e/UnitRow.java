package org.opencontextgraph.compose.e2e;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/** A published unit with its edges, whether it was read from the topic or from the tables. */
record UnitRow(
        String lane,
        long epoch,
        String scope,
        String process,
        String level,
        List<String> steps,
        long count,
        String cut,
        long windowEnd,
        int k,
        Map<List<String>, Long> edges) {

    UnitRow {
        steps = List.copyOf(steps);
        edges = Map.copyOf(edges);
    }

    static UnitRow of(Unit unit) {
        Map<List<String>, Long> edges = new HashMap<>();
        List<String> steps = unit.getSteps();
        boolean whole = unit.getLevel() == Level.L0;
        // a transition is one edge, from the last step of its context; from the beginning or to the end it is none
        int first = whole ? 1 : unit.getEnds() ? steps.size() : Math.max(1, steps.size() - 1);
        for (int i = first; i < steps.size(); i++) {
            edges.merge(List.of(steps.get(i - 1), steps.get(i)), unit.getCount(), Long::sum);
        }
        return new UnitRow(
                unit.getLane(),
                unit.getEpoch(),
                unit.getScope(),
                unit.getProcess(),
                unit.getLevel().name(),
                steps,
                unit.getCount(),
                unit.getCut(),
                unit.getWindowEnd(),
                unit.getK(),
                edges);
    }

    /** All rows of the database, by unit. */
    static Map<String, UnitRow> inDatabase(java.sql.Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            Map<String, Map<List<String>, Long>> edges = edges(statement);
            Map<String, UnitRow> rows = new TreeMap<>();
            ResultSet found =
                    statement.executeQuery("select unit, lane, epoch, scope, process, level, steps, count, cut,"
                            + " (extract(epoch from window_end) * 1000)::bigint, k from context.release_unit");
            while (found.next()) {
                String unit = found.getString(1);
                rows.put(
                        unit,
                        new UnitRow(
                                found.getString(2),
                                found.getLong(3),
                                found.getString(4),
                                found.getString(5),
                                found.getString(6),
                                texts(found.getArray(7)),
                                found.getLong(8),
                                found.getString(9),
                                found.getLong(10),
                                found.getInt(11),
                                edges.getOrDefault(unit, Map.of())));
            }
            return rows;
        }
    }

    private static Map<String, Map<List<String>, Long>> edges(Statement statement) throws SQLException {
        Map<String, Map<List<String>, Long>> edges = new HashMap<>();
        ResultSet found = statement.executeQuery("select unit, source, target, occurrences from context.unit_edge");
        while (found.next()) {
            edges.computeIfAbsent(found.getString(1), _ -> new HashMap<>())
                    .merge(List.of(found.getString(2), found.getString(3)), found.getLong(4), Long::sum);
        }
        return edges;
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
