package org.opencontextgraph.query.materializer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;

/** One batch for a {@link KeyedTable}. Every key that came up loses its row, and gets the last one that was said. */
final class KeyedRows<T> implements Target.Rows {
    private final KeyedTable<T> table;

    /** Empty: there is to be no row. */
    private final Map<List<String>, Optional<T>> states = new LinkedHashMap<>();

    KeyedRows(KeyedTable<T> table) {
        this.table = table;
    }

    @Override
    public Outcome add(Delivery delivery) {
        byte[] keyBytes = delivery.key();
        if (keyBytes == null) {
            return new Outcome.Rejected("no key");
        }
        String key = new String(keyBytes, StandardCharsets.UTF_8);
        Optional<List<String>> parts = table.key(key);
        if (parts.isEmpty() || key.indexOf('\0') >= 0) {
            return new Outcome.Rejected("the key is none of this topic");
        }
        byte[] value = delivery.value();
        if (value == null) {
            states.put(parts.get(), Optional.empty());
            return Outcome.ACCEPTED;
        }
        try {
            Object message = MessageCodec.decode(value);
            if (!table.message().isInstance(message)) {
                return new Outcome.Rejected(
                        "not for this topic: " + message.getClass().getSimpleName());
            }
            T row = table.message().cast(message);
            String problem = table.problem(key, row);
            if (problem != null) {
                return new Outcome.Rejected(problem);
            }
            states.put(parts.get(), table.holds(row) ? Optional.of(row) : Optional.empty());
            return Outcome.ACCEPTED;
        } catch (UnreadableMessageException e) {
            return new Outcome.Rejected(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public int size() {
        return states.size();
    }

    @Override
    public void write(Connection connection) throws SQLException {
        if (states.isEmpty()) {
            return;
        }
        KeyedStatements statements = new KeyedStatements(table);
        aboutKeys(statements.remove(), connection);
        CopyBuffer rows = new CopyBuffer();
        states.values().forEach(state -> state.ifPresent(message -> table.encode(message, rows)));
        if (rows.rows() > 0) {
            rows.copyInto(statements.staged() + " (" + table.columns() + ")", connection);
            try (Statement insert = connection.createStatement()) {
                insert.executeUpdate(statements.insert());
            }
        }
        String sweep = statements.sweep();
        if (sweep != null) {
            aboutKeys(sweep, connection);
        }
    }

    private void aboutKeys(String sql, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < table.keyColumns().size(); i++) {
                List<String> values = new ArrayList<>(states.size());
                for (List<String> key : states.keySet()) {
                    values.add(key.get(i));
                }
                statement.setArray(i + 1, connection.createArrayOf("text", values.toArray()));
            }
            statement.executeUpdate();
        }
    }
}
