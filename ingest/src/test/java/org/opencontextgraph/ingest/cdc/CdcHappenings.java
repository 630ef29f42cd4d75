package org.opencontextgraph.ingest.cdc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.kit.ToolWorld;

/** Rows of a table that has nothing but texts. A log is read once, in its order, and is never empty by mistake. */
final class CdcHappenings implements ToolWorld {
    private static final String MAPPING = """
            events:
              - {table: public.odd, on: insert, step: desk.ticket.open, process: support, resource: odd/id, account: user/who, time: at}
              - {table: public.odd, on: update, ignore: other words}
              - {table: public.odd, on: delete, ignore: takes away the record and not the work}
            """;

    private final Desk desk;
    private final Connection connection;

    CdcHappenings(EmbeddedPostgres server, String database) throws SQLException {
        desk = Desk.on(server, database);
        connection = desk.connect();
        desk.run(
                "CREATE TABLE odd (id text PRIMARY KEY, who text, at text, title text)",
                "GRANT SELECT ON odd TO ocg_reader",
                "ALTER PUBLICATION ocg_desk ADD TABLE odd");
    }

    @Override
    public ConnectorKind kind() {
        return new CdcKind();
    }

    @Override
    public Tool open(String name) {
        Map<String, String> said = desk.settings();
        said.put("mapping", MAPPING);
        return Desk.tool(name, said, Desk.PASSWORD);
    }

    @Override
    public int limit() {
        return 350;
    }

    /** What was acknowledged is gone from the log. */
    @Override
    public boolean goesBack() {
        return false;
    }

    private void run(String statement, Object... values) throws IOException {
        try (PreparedStatement sql = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                sql.setObject(i + 1, values[i]);
            }
            sql.executeUpdate();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static String id(int number) {
        return "t" + number;
    }

    @Override
    public void happen(int number, Instant time) throws IOException {
        run("INSERT INTO odd VALUES (?, 'u7', ?, ?)", id(number), time.toString(), CONTENT);
    }

    @Override
    public boolean touch(int number, Instant time) throws IOException {
        run("UPDATE odd SET title = ? WHERE id = ?", CONTENT + time, id(number));
        return true;
    }

    @Override
    public boolean delete(int number) throws IOException {
        run("DELETE FROM odd WHERE id = ?", id(number));
        return true;
    }

    @Override
    public List<String> places() {
        return List.of("id", "who", "at", "title");
    }

    @Override
    public void happen(int number, Instant time, String place, String text) throws IOException {
        happen(number, time);
        if (place.equals("id")) {
            run("DELETE FROM odd WHERE id = ?", id(number));
            run("INSERT INTO odd VALUES (?, 'u7', ?, ?)", text, time.toString(), CONTENT);
        } else {
            run("UPDATE odd SET " + place + " = ? WHERE id = ?", text, id(number));
        }
    }

    /** No NUL, no half of a character, and what fits into an index. */
    @Override
    public boolean holds(String text) {
        return text.length() < 1_000
                && text.indexOf('\0') < 0
                && text.codePoints().noneMatch(it -> Character.getType(it) == Character.SURROGATE);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
            desk.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
