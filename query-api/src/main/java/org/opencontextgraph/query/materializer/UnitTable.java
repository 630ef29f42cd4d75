package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.opencontextgraph.schema.message.Unit;

/** {@code context.release_unit}, and what follows from it: its edges, and the scopes that have a unit. */
final class UnitTable {
    private static final String COLUMNS = "unit, lane, epoch, scope, process, level, steps, begins, ends, variant,"
            + " count, cut, window_end, k, gaps, total";
    private static final String EDGE_COLUMNS = "unit, scope, process, source, target, occurrences, k, gap";

    private UnitTable() {}

    /** Makes the session's staging tables. */
    static void prepare(Statement statement) throws SQLException {
        statement.execute("create temporary table if not exists staged_unit (unit text, lane text, epoch bigint,"
                + " scope text, process text, level text, steps text[], begins boolean, ends boolean, variant text,"
                + " count bigint, cut text, window_end timestamptz, k integer, gaps smallint[], total smallint)"
                + " on commit delete rows");
        statement.execute("create temporary table if not exists staged_edge (unit text, scope text, process text,"
                + " source text, target text, occurrences bigint, k integer, gap smallint) on commit delete rows");
    }

    /** Takes units away, with their edges and the scopes that have none left. */
    static void remove(Connection connection, Object[] units) throws SQLException {
        Set<String> scopes = new TreeSet<>();
        try (PreparedStatement delete =
                connection.prepareStatement("delete from context.release_unit where unit = any (?) returning scope")) {
            delete.setArray(1, connection.createArrayOf("text", units));
            try (ResultSet gone = delete.executeQuery()) {
                while (gone.next()) {
                    scopes.add(gone.getString(1));
                }
            }
        }
        if (scopes.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from context.scope as known"
                + " where scope = any (?)"
                + " and not exists (select from context.release_unit as unit where unit.scope = known.scope)")) {
            delete.setArray(1, connection.createArrayOf("text", scopes.toArray()));
            delete.executeUpdate();
        }
    }

    /** Adds units; one that is there already is the same, for they never change. */
    static void add(Connection connection, Collection<Unit> units) throws SQLException {
        if (units.isEmpty()) {
            return;
        }
        CopyBuffer rows = new CopyBuffer();
        CopyBuffer edges = new CopyBuffer();
        units.forEach(unit -> encode(unit, rows, edges));
        rows.copyInto("staged_unit (" + COLUMNS + ")", connection);
        edges.copyInto("staged_edge (" + EDGE_COLUMNS + ")", connection);
        try (Statement merge = connection.createStatement()) {
            for (String sql : List.of(
                    "insert into context.scope (scope) select distinct scope from staged_unit",
                    "insert into context.release_unit (" + COLUMNS + ") select " + COLUMNS + " from staged_unit",
                    "insert into context.unit_edge (" + EDGE_COLUMNS + ") select " + EDGE_COLUMNS
                            + " from staged_edge")) {
                merge.executeUpdate(sql + " on conflict do nothing");
            }
        }
    }

    private static void encode(Unit unit, CopyBuffer rows, CopyBuffer edges) {
        rows.row(16)
                .text(unit.getUnit())
                .text(unit.getLane())
                .bigint(unit.getEpoch())
                .text(unit.getScope())
                .text(unit.getProcess())
                .text(unit.getLevel().name())
                .texts(unit.getSteps())
                .bool(unit.getBegins())
                .bool(unit.getEnds())
                .text(Variant.id(unit.getSteps()))
                .bigint(unit.getCount())
                .text(unit.getCut())
                .timestamp(unit.getWindowEnd())
                .integer(unit.getK())
                .smallints(unit.getGaps())
                .smallint(unit.getTotal());
        UnitEdges.of(unit)
                .forEach((edge, walked) -> edges.row(8)
                        .text(unit.getUnit())
                        .text(unit.getScope())
                        .text(unit.getProcess())
                        .text(edge.source())
                        .text(edge.target())
                        .bigint(walked.occurrences())
                        .integer(unit.getK())
                        .smallint(walked.gap()));
    }
}
