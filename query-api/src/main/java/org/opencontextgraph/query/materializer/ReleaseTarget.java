package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Released units, their edges and the lanes' clocks into {@code context}. */
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
            statement.execute("create temporary table if not exists staged_unit"
                    + " (unit text, lane text, epoch bigint, scope text, process text, level text, steps text[],"
                    + " variant text, count bigint, cut text, window_end timestamptz, k integer)"
                    + " on commit delete rows");
            statement.execute("create temporary table if not exists staged_edge"
                    + " (unit text, scope text, process text, source text, target text, occurrences bigint, k integer)"
                    + " on commit delete rows");
        }
    }

    @Override
    public Target.Rows newRows(int partitions) {
        return new ReleaseRows(partitions);
    }
}
