package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Events into {@code personal.event}, each once for its person, until its account leaves. */
final class TimelineTarget implements Target {
    @Override
    public String name() {
        return "personal_event";
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
            statement.execute("create temporary table if not exists staged_event (like personal.event)"
                    + " on commit delete rows");
        }
    }

    @Override
    public Target.Rows newRows(int partitions) {
        return new TimelineRows();
    }
}
