package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The last record of each key is the row; a tombstone takes it away. */
record KeyedTarget<T>(KeyedTable<T> table) implements Target {
    @Override
    public String name() {
        return "personal_" + table.name();
    }

    @Override
    public String span() {
        return "db.upsert.personal";
    }

    @Override
    public String offsetTable() {
        return "personal.consumer_offset";
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(new KeyedStatements(table).prepare());
        }
    }

    @Override
    public Target.Rows newRows(int partitions) {
        return new KeyedRows<>(table);
    }
}
