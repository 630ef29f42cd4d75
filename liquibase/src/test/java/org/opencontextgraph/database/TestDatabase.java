package org.opencontextgraph.database;

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

/** A fresh database for each test in one embedded PostgreSQL for all. */
record TestDatabase(EmbeddedPostgres server, String name) {
    static final String PASSWORD = "a test's password";

    private static final EmbeddedPostgres SERVER = start();

    static TestDatabase fresh() throws SQLException {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new TestDatabase(SERVER, name);
    }

    static TestDatabase migrated() throws SQLException {
        TestDatabase database = fresh();
        Migrations.apply(database.admin(), RolePasswords.same(PASSWORD));
        return database;
    }

    DataSource admin() {
        return server.getDatabase("postgres", name);
    }

    Connection as(Role role) throws SQLException {
        return server.getDatabase(role.roleName(), name).getConnection();
    }

    /** Runs statements, gives the first column of the last one's rows. */
    static List<String> run(Connection connection, String... statements) throws SQLException {
        List<String> column = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                column.clear();
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            column.add(rows.getString(1));
                        }
                    }
                }
            }
        }
        return column;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start(); // stops itself when the JVM ends
        } catch (IOException e) {
            throw new IllegalStateException("the embedded PostgreSQL does not start", e);
        }
    }
}
