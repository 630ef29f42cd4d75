package org.opencontextgraph.compose.canary;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of somebody else whose rows hold canaries. */
final class TableCanaries implements AutoCloseable {
    static final String MAPPING = """
            events:
              - table: public.ticket
                on: insert
                where: {status: [new]}
                step: desk.ticket.open
                process: support
                resource: ticket/id
                account: user/opened_by
                time: opened_at
            """;

    private final Canaries canaries;
    private final EmbeddedPostgres server;
    private final String password;

    /** @param data where its rows lie */
    TableCanaries(Canaries canaries, Path data) throws IOException, SQLException {
        this.canaries = canaries;
        this.password = canaries.on("cdc password");
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("wal_level", "logical")
                .start();
        Files.writeString(data.resolve("pg_hba.conf"), """
                host all,replication ocg_reader 127.0.0.1/32 scram-sha-256
                host all,replication ocg_reader ::1/128 scram-sha-256
                host all all 127.0.0.1/32 trust
                host all all ::1/128 trust
                """);
        run(
                "SELECT pg_reload_conf()",
                "CREATE ROLE ocg_reader LOGIN REPLICATION PASSWORD '" + password + "'",
                "CREATE TABLE ticket (id bigint PRIMARY KEY, opened_by text, opened_at text, status text, title text)",
                "ALTER TABLE ticket REPLICA IDENTITY FULL",
                "CREATE TABLE other (id bigint PRIMARY KEY, body text)",
                "GRANT SELECT ON ticket TO ocg_reader",
                "CREATE PUBLICATION ocg_desk FOR TABLE ticket",
                insert(1, "2026-03-01T10:00:00Z", "new", on("title in the snapshot")),
                insert(2, on("time that is none"), "new", "x"),
                insert(3, "2026-03-01T10:00:00Z", on("status that no row decides"), "x"),
                "INSERT INTO other VALUES (1, '" + on("table that is not mapped") + "')");
    }

    /** After the first run. */
    void goOn() throws SQLException {
        run(
                insert(4, "2026-03-01T10:00:00Z", "new", on("title in the log")),
                "UPDATE ticket SET title = '" + on("update that no row decides") + "' WHERE id = 4",
                insert(5, on("time that is none, in the log"), "new", "x"),
                "DELETE FROM ticket WHERE id = 1",
                "BEGIN; " + insert(6, "2026-03-01T10:00:00Z", "new", on("row that was rolled back")) + "; ROLLBACK");
    }

    String address() {
        return "localhost:" + server.getPort() + "/postgres";
    }

    String password() {
        return password;
    }

    private static String insert(int id, String at, String status, String title) {
        return "INSERT INTO ticket VALUES (" + id + ", 'u7', '" + at + "', '" + status + "', '" + title + "')";
    }

    private String on(String path) {
        return canaries.on("cdc " + path);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
