package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Released units with their edges, timings, and the lanes' clocks into {@code context}. */
final class ReleaseTarget implements Target {
    @Override
    public String name() {
        return "release_unit";
    }

    @Override
    public String span() {
        return "publish.upsert_context";
    }

    @Override
    public String offsetTable() {
        return "context.consumer_offset";
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            UnitTable.prepare(statement);
            TimingTable.prepare(statement);
        }
    }

    @Override
    public Target.Rows newRows(int partitions) {
        return new ReleaseRows(partitions);
    }
}
