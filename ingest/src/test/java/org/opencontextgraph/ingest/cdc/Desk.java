package org.opencontextgraph.ingest.cdc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;
import org.opencontextgraph.ingest.registry.OpenTool;

/** A real PostgreSQL with the tables of a help desk, a role that may read, and a publication. */
final class Desk implements AutoCloseable {
    static final String PASSWORD = "a secret word";
    static final String READER = "ocg_reader";
    static final String CONTENT = "words of somebody";

    static final String MAPPING = """
            events:
              - table: public.ticket
                on: insert
                step: desk.ticket.open
                process: support
                resource: ticket/id
                account: user/opened_by
                time: opened_at
              - table: public.ticket
                on: update
                changed: status
                to: [closed, done]
                step: desk.ticket.close
                process: support
                resource: ticket/id
                account: user/changed_by
                time: changed_at
              - table: public.ticket
                on: update
                ignore: what else changes in a ticket is no step
              - table: public.ticket
                on: delete
                ignore: takes away the record and not the work
              - table: public.note
                on: insert
                where:
                  kind: [comment]
                step: desk.ticket.comment
                process: support
                resource: ticket/ticket_id
                account: user/author
                time: at
            """;

    private static final String TABLES = """
            CREATE TABLE ticket (
              id bigint PRIMARY KEY, title text, status text NOT NULL DEFAULT 'new',
              opened_by bigint NOT NULL, opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
              changed_by bigint, changed_at timestamptz);
            ALTER TABLE ticket REPLICA IDENTITY FULL;
            CREATE TABLE note (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ticket_id bigint, kind text,
              body text, author bigint, at timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC'));
            CREATE TABLE ticket_reader (ticket_id bigint, team text, PRIMARY KEY (ticket_id, team));
            CREATE TABLE other (id bigint PRIMARY KEY, body text);
            GRANT SELECT ON ticket, note, ticket_reader TO ocg_reader;
            CREATE PUBLICATION ocg_desk FOR TABLE ticket, note, ticket_reader;
            """;

    private final EmbeddedPostgres server;
    private final String database;

    private Desk(EmbeddedPostgres server, String database) {
        this.server = server;
        this.database = database;
    }

    static EmbeddedPostgres server(String walLevel) throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("wal_level", walLevel)
                .setServerConfig("max_replication_slots", "40")
                .setServerConfig("max_wal_senders", "40")
                .start();
    }

    /** A database of its own. */
    static Desk on(EmbeddedPostgres server, String database) throws SQLException {
        try (Connection admin = server.getPostgresDatabase().getConnection();
                Statement sql = admin.createStatement()) {
            sql.execute("DO $$ BEGIN CREATE ROLE ocg_reader LOGIN REPLICATION PASSWORD '" + PASSWORD
                    + "'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            sql.execute("CREATE DATABASE " + database);
        }
        Desk desk = new Desk(server, database);
        desk.run(TABLES);
        return desk;
    }

    Connection connect() throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    String ask(String query) throws SQLException {
        try (Connection connection = connect();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    void open(int... tickets) throws SQLException {
        for (int ticket : tickets) {
            run("INSERT INTO ticket (id, title, opened_by) VALUES (" + ticket + ", '" + CONTENT + "', 7)");
        }
    }

    void close(int ticket) throws SQLException {
        run("UPDATE ticket SET status = 'closed', changed_by = 8, changed_at = clock_timestamp() WHERE id = " + ticket);
    }

    String slot() {
        return "ocg_" + database;
    }

    Map<String, String> settings() {
        Map<String, String> said = new HashMap<>();
        said.put("address", "localhost:" + server.getPort() + "/" + database);
        said.put("user", READER);
        said.put("mapping", MAPPING);
        said.put("publication", "ocg_desk");
        said.put("slot", slot());
        said.put("tls", "off");
        said.put("private-network", "yes");
        said.put("readable-by", "everyone");
        return said;
    }

    Tool tool(Map<String, String> said) {
        return tool(said, PASSWORD);
    }

    static Tool tool(Map<String, String> said, String password) {
        return tool("desk", said, password);
    }

    static Tool tool(String name, Map<String, String> said, String password) {
        CdcKind kind = new CdcKind();
        List<ToolSetting> known = Stream.concat(kind.settings().stream(), Stream.of(OpenTool.PRIVATE_NETWORK))
                .toList();
        return kind.open(name, ToolSettings.of(known, said), new GuardedAccess(password, true, InstantSource.system()));
    }

    ScopeCheck check(Map<String, String> said) throws IOException {
        return tool(said).check();
    }

    Connector stream(Map<String, String> said) {
        return tool(said).streams().getFirst();
    }

    Connector stream() {
        return stream(settings());
    }

    @Override
    public void close() throws SQLException {
        try (Connection admin = server.getPostgresDatabase().getConnection();
                Statement sql = admin.createStatement()) {
            sql.execute(
                    "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active AND database = '"
                            + database + "'");
            sql.execute(
                    "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active AND database = '"
                            + database + "'");
            sql.execute("DROP DATABASE " + database + " WITH (FORCE)");
        }
    }
}
