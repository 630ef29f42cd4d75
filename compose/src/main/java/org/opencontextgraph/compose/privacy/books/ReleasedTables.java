package org.opencontextgraph.compose.privacy.books;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The released rows, read as somebody whom row-level security does not bind, in one snapshot. */
final class ReleasedTables {
    private static final String KEY = "unit";

    private ReleasedTables() {}

    static Database read(DataSource database) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                Map<String, Set<String>> edges = edges(statement);
                Map<String, DatabaseRow> rows = new TreeMap<>();
                rows(statement, "release_unit", KEY)
                        .forEach((unit, columns) ->
                                rows.put(unit, new DatabaseRow(columns, edges.getOrDefault(unit, Set.of()))));
                edges.forEach((unit, all) -> rows.putIfAbsent(unit, new DatabaseRow(Map.of(), all)));
                return new Database(
                        rows,
                        rows(statement, "cut_timing", "cut"),
                        texts(statement, "select scope from context.scope"),
                        lanes(statement),
                        Guards.read(statement));
            }
        } catch (SQLException e) {
            throw new UnreadableBooksException("the released rows cannot be read: " + firstLine(e), e);
        }
    }

    private static Map<String, Map<String, String>> rows(Statement statement, String table, String key)
            throws SQLException {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        ResultSet found = statement.executeQuery("select * from context." + table);
        while (found.next()) {
            rows.put(found.getString(key), columns(found, key));
        }
        return rows;
    }

    private static Map<LaneSender, LaneClock> lanes(Statement statement) throws SQLException {
        Map<LaneSender, LaneClock> lanes = new HashMap<>();
        ResultSet found = statement.executeQuery("select lane, sender, through, closed, senders from context.lane");
        while (found.next()) {
            Timestamp through = found.getTimestamp(3);
            lanes.put(
                    new LaneSender(found.getString(1), found.getInt(2)),
                    new LaneClock(through == null ? null : through.getTime(), found.getBoolean(4), found.getInt(5)));
        }
        return lanes;
    }

    private static Set<String> texts(Statement statement, String query) throws SQLException {
        Set<String> texts = new TreeSet<>();
        ResultSet found = statement.executeQuery(query);
        while (found.next()) {
            texts.add(found.getString(1));
        }
        return texts;
    }

    private static Map<String, String> columns(ResultSet row, String key) throws SQLException {
        ResultSetMetaData described = row.getMetaData();
        Map<String, String> columns = new HashMap<>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            if (!described.getColumnName(i).equals(key)) {
                columns.put(described.getColumnName(i), text(row.getObject(i)));
            }
        }
        return columns;
    }

    private static String text(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> "null";
            case Array array -> Arrays.toString((Object[]) array.getArray());
            case Timestamp time -> Long.toString(time.getTime());
            default -> value.toString();
        };
    }

    private static Map<String, Set<String>> edges(Statement statement) throws SQLException {
        Map<String, Set<String>> edges = new HashMap<>();
        ResultSet found = statement.executeQuery(
                "select unit, scope, process, source, target, occurrences, k, gap from context.unit_edge");
        while (found.next()) {
            Object gap = found.getObject(8);
            edges.computeIfAbsent(found.getString(1), _ -> new TreeSet<>())
                    .add(DatabaseRow.edge(
                            found.getString(2),
                            found.getString(3),
                            found.getString(4),
                            found.getString(5),
                            found.getLong(6),
                            found.getInt(7),
                            gap instanceof Number number ? Integer.valueOf(number.intValue()) : null));
        }
        return edges;
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
