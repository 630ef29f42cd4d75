package org.opencontextgraph.compose.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A table of a real PostgreSQL of somebody else, in which ticket after ticket is opened. */
final class GrowingTable implements GrowingSource {
    static final String PASSWORD = "a-secret-word";
    private static final int PER_TRANSACTION = 250;
    private static final String MAPPING = """
            events:
              - table: public.ticket
                on: insert
                step: desk.ticket.open
                process: support
                resource: ticket/id
                account: user/opened_by
                time: opened_at
            """;

    private final EmbeddedPostgres server;
    private int tickets;

    GrowingTable() throws Exception {
        server = EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .start();
        run(
                "CREATE ROLE ocg_reader LOGIN REPLICATION PASSWORD '" + PASSWORD + "'",
                "CREATE TABLE ticket (id bigint PRIMARY KEY, opened_by bigint NOT NULL, opened_at timestamptz NOT NULL)",
                "GRANT SELECT ON ticket TO ocg_reader",
                "CREATE PUBLICATION ocg_desk FOR TABLE ticket");
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
    public String kind() {
        return "postgres-cdc";
    }

    @Override
    public List<String> settings(Path place) throws Exception {
        Path mapping = Files.writeString(place.resolve("desk.yaml"), MAPPING);
        return List.of(
                "address=localhost:" + server.getPort() + "/postgres",
                "user=ocg_reader",
                "publication=ocg_desk",
                "tls=off",
                "mapping=@" + mapping);
    }

    /** The rows of a snapshot. */
    @Override
    public boolean beginsAnew() {
        return true;
    }

    @Override
    public void grow(int events) throws Exception {
        for (int until = tickets + events; tickets < until; tickets += PER_TRANSACTION) {
            run("INSERT INTO ticket SELECT it, 7, to_timestamp(" + BEGIN + " + 5 * it) FROM generate_series(" + tickets
                    + ", " + (tickets + PER_TRANSACTION - 1) + ") it");
        }
    }

    @Override
    public String prefix() {
        return "postgres@localhost:" + server.getPort() + "/postgres:";
    }

    @Override
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < tickets; i++) {
            ids.add("public.ticket/desk.ticket.open/" + i + "@" + Instant.ofEpochSecond(GrowingSource.at(i)));
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
