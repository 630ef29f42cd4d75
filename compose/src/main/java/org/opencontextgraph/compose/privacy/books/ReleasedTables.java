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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The released rows, read as somebody whom row-level security does not bind, in one snapshot. */
final class ReleasedTables {
    private static final String KEY = "unit";

    private ReleasedTables() {}

    static Map<String, DatabaseRow> read(DataSource database) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                Map<String, Map<List<String>, Long>> edges = edges(statement);
                Map<String, DatabaseRow> rows = new TreeMap<>();
                ResultSet found = statement.executeQuery("select * from context.release_unit");
                while (found.next()) {
                    String unit = found.getString(KEY);
                    rows.put(unit, new DatabaseRow(columns(found), edges.getOrDefault(unit, Map.of())));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new UnreadableBooksException("the released rows cannot be read: " + firstLine(e), e);
        }
    }

    private static Map<String, String> columns(ResultSet row) throws SQLException {
        ResultSetMetaData described = row.getMetaData();
        Map<String, String> columns = new HashMap<>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            if (!described.getColumnName(i).equals(KEY)) {
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

    private static Map<String, Map<List<String>, Long>> edges(Statement statement) throws SQLException {
        Map<String, Map<List<String>, Long>> edges = new HashMap<>();
        ResultSet found = statement.executeQuery("select unit, source, target, occurrences from context.unit_edge");
        while (found.next()) {
            edges.computeIfAbsent(found.getString(1), _ -> new HashMap<>())
                    .merge(List.of(found.getString(2), found.getString(3)), found.getLong(4), Long::sum);
        }
        return edges;
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
