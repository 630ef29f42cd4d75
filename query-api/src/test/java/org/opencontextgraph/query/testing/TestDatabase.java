package org.opencontextgraph.query.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.database.RolePasswords;

/** A fresh, migrated database for each test in one embedded PostgreSQL for all. */
public record TestDatabase(EmbeddedPostgres server, String name) {
    private static final EmbeddedPostgres SERVER = start();

    /** Migrated once, copied for every test. */
    private static final String TEMPLATE = migrate();

    public static TestDatabase migrated() throws SQLException {
        return copyOf(TEMPLATE);
    }

    /** Without any migration. */
    public static TestDatabase empty() throws SQLException {
        return copyOf("template1");
    }

    private static TestDatabase copyOf(String template) throws SQLException {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        }
        return new TestDatabase(SERVER, name);
    }

    public DataSource admin() {
        return server.getDatabase("postgres", name);
    }

    public DataSource as(Role role) {
        return server.getDatabase(role.roleName(), name);
    }

    /** Runs a statement as the superuser, whom row-level security does not concern; gives rows as text. */
    public List<String> run(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = admin().getConnection();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        List<String> row = new ArrayList<>();
                        for (int column = 1; column <= columns; column++) {
                            row.add(String.valueOf(rows.getString(column)));
                        }
                        found.add(String.join(" ", row));
                    }
                }
            }
        }
        return found;
    }

    private static String migrate() {
        try {
            TestDatabase template = empty();
            Migrations.apply(template.admin(), RolePasswords.same("a test's password"));
            return template.name();
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
