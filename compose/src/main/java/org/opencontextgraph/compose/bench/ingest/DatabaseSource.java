package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;

/**
 * The tables of a help desk in a PostgreSQL of their own, whose log is read. Each reader has its slot from the beginning, so all of
 * them find the same in the log: of each ticket one transaction that opens it, comments on it twice, and closes it.
 */
final class DatabaseSource implements SourceTool {
    private static final String PASSWORD = "a-password-of-a-benchmark";
    private static final int EVENTS_OF_A_TICKET = 4;
    private static final String WORDS =
            "words of somebody, as long as they are on average, and nobody reads them ".repeat(3);

    private final EmbeddedPostgres server;
    private final DataSource owner;
    private final int tickets;

    private DatabaseSource(EmbeddedPostgres server, int tickets) {
        this.server = server;
        this.owner = server.administrator();
        this.tickets = tickets;
    }

    /**
     * Makes the tables.
     *
     * @param atLeast so many events, and up to 3 more
     */
    static DatabaseSource on(EmbeddedPostgres server, int atLeast) throws SQLException {
        DatabaseSource source = new DatabaseSource(server, Math.ceilDiv(atLeast, EVENTS_OF_A_TICKET));
        source.run(Template.of("desk.sql", "password").fill(PASSWORD));
        return source;
    }

    @Override
    public String kind() {
        return "postgres-cdc";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "address", "127.0.0.1:" + server.port() + "/" + EmbeddedPostgres.DATABASE,
                "user", "ocg_reader",
                "mapping", Template.text("desk.yaml"),
                "publication", "ocg_desk",
                "tls", "off",
                "readable-by", "everyone",
                "private-network", "yes");
    }

    @Override
    public String token() {
        return PASSWORD;
    }

    @Override
    public int events() {
        return tickets * EVENTS_OF_A_TICKET;
    }

    @Override
    public void prepare(List<Reading> readers) throws IOException, SQLException {
        for (Reading reader : readers) {
            long nothing = reader.once();
            if (nothing != 0) {
                throw new IllegalStateException("the tables are not empty");
            }
        }
        write();
    }

    /** In small transactions; they are not waited for, for nobody measures this. */
    private void write() throws SQLException {
        WorkYear year = new WorkYear(tickets);
        try (Connection connection = owner.getConnection();
                Statement fast = connection.createStatement();
                PreparedStatement open = connection.prepareStatement(
                        "insert into ticket (id, title, opened_by, opened_at) values (?, 'a title', ?, ?)");
                PreparedStatement note = connection.prepareStatement(
                        "insert into note (ticket_id, kind, body, author, at) values (?, 'comment', ?, ?, ?)");
                PreparedStatement close = connection.prepareStatement(
                        "update ticket set status = 'closed', changed_by = ?, changed_at = ? where id = ?")) {
            fast.execute("set synchronous_commit = off");
            connection.setAutoCommit(false);
            for (int ticket = 0; ticket < tickets; ticket++) {
                set(open, -1 - ticket, WorkYear.person(ticket, 0), Timestamp.from(year.at(ticket, 0)));
                for (int turn = 1; turn <= 2; turn++) {
                    set(
                            note,
                            -1 - ticket,
                            WORDS,
                            WorkYear.person(ticket, turn),
                            Timestamp.from(year.at(ticket, 10 * turn)));
                }
                set(close, WorkYear.person(ticket, 3), Timestamp.from(year.at(ticket, 40)), -1 - ticket);
                connection.commit();
            }
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    /** Rows of both tables: what is inserted is an event. */
    long inserted() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select (select count(*) from ticket) + (select count(*) from note)")) {
            row.next();
            return row.getLong(1);
        }
    }

    EmbeddedPostgres server() {
        return server;
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        // the server is stopped by whoever started it
    }
}
