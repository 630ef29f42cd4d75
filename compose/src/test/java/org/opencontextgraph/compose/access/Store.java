package org.opencontextgraph.compose.access;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.database.RolePasswords;

/** A migrated database of one embedded PostgreSQL, as each role finds it. */
record Store(EmbeddedPostgres server, String name) {
    /** Gives up when somebody keeps a lock, who should not. */
    private static final String EMPTY = "set lock_timeout = '20s'; truncate context.release_unit, context.unit_edge,"
            + " context.cut_timing, context.scope, context.lane, personal.subject, personal.account, personal.event,"
            + " personal.task, personal.consent, personal.membership, personal.left_account,"
            + " personal.correction, personal.same_person";

    private static final EmbeddedPostgres SERVER = start();
    private static final String TEMPLATE = migrate();

    static Store migrated() throws SQLException {
        return copyOf(TEMPLATE);
    }

    DataSource as(Role role) {
        return server.getDatabase(role.roleName(), name);
    }

    /** As the superuser, whom row-level security does not concern. */
    void run(String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Takes all rows away: faster than another database. */
    void empty() throws SQLException {
        run(EMPTY);
    }

    private static Store copyOf(String template) throws SQLException {
        String name = "access_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        }
        return new Store(SERVER, name);
    }

    private static String migrate() {
        try {
            Store template = copyOf("template1");
            Migrations.apply(
                    SERVER.getDatabase("postgres", template.name), RolePasswords.same("a password of the model"));
            return template.name;
        } catch (SQLException e) {
            throw new IllegalStateException("no database could be migrated", e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start(); // stops itself when the JVM ends
        } catch (IOException e) {
            throw new IllegalStateException("the embedded PostgreSQL does not start", e);
        }
    }
}
