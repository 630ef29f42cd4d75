package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import org.opencontextgraph.query.testing.TestDatabase;

/** Writes a row per record into a table without any key: what is written twice is there twice. */
final class CountingTarget implements Target {
    static void makeTable(TestDatabase database) throws SQLException {
        database.run("create unlogged table trace.seen (partition integer, place bigint)");
        database.run("grant insert on trace.seen to ocg_materializer_trace");
    }

    @Override
    public String name() {
        return "seen";
    }

    @Override
    public String span() {
        return "test";
    }

    @Override
    public String offsetTable() {
        return "trace.consumer_offset";
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name = 'victim'");
        }
    }

    @Override
    public Target.Rows newRows(int partitions) {
        return new Rows();
    }

    private static final class Rows implements Target.Rows {
        private final CopyBuffer buffer = new CopyBuffer();

        @Override
        public Outcome add(Delivery delivery) {
            buffer.row(2).integer(delivery.partition()).bigint(delivery.offset());
            return Outcome.ACCEPTED;
        }

        @Override
        public int size() {
            return buffer.rows();
        }

        @Override
        public void write(Connection connection) throws SQLException {
            buffer.copyInto("trace.seen", connection);
            try (Statement statement = connection.createStatement()) {
                // long enough for somebody to be killed in between
                statement.execute(
                        "select pg_sleep(" + ThreadLocalRandom.current().nextInt(4) / 1000.0 + ")");
            }
        }
    }
}
