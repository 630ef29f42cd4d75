package org.opencontextgraph.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Brings a database to this version's changelog.
 *
 * <p>The administrator's connection makes the roles and sets their passwords; the changelog itself runs as
 * {@code ocg_migrator}, which therefore owns everything and is no superuser. When the fingerprint of the changelog is
 * among those that the database has gone through, only the passwords are set: Liquibase is not even loaded.
 */
public final class Migrations {
    /** Any number, the same for all versions: only one migration at a time in a database. */
    private static final long LOCK = 0x0C6_0001L;

    /** What {@link #apply} found to do. */
    public enum Outcome {
        APPLIED,
        NOTHING_TO_DO
    }

    private Migrations() {}

    /**
     * Makes roles, sets passwords and applies what is missing; may be run any number of times, by several at once.
     *
     * @param admin a superuser, or an owner of the database who may create roles
     * @throws MigrationFailedException with the step at which it stopped; what was applied before that stays
     */
    public static Outcome apply(DataSource admin, RolePasswords passwords) {
        String step = "connecting";
        try (Connection connection = admin.getConnection()) {
            connection.setAutoCommit(true);
            execute(connection, "select pg_advisory_lock(" + LOCK + ")");
            try {
                boolean upToDate = isApplied(connection);
                if (!upToDate) {
                    step = "making roles";
                    execute(connection, Changelog.text(Changelog.FOLDER + "roles.sql"));
                    step = "applying the changelog";
                    applyChangelog(connection);
                }
                step = "setting passwords";
                setPasswords(connection, passwords);
                return upToDate ? Outcome.NOTHING_TO_DO : Outcome.APPLIED;
            } finally {
                execute(connection, "select pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (MigrationFailedException e) {
            throw e;
        } catch (Exception e) {
            throw new MigrationFailedException(step, e);
        }
    }

    /** Whether the database has gone through this version's changelog; any role may ask. */
    public static boolean isApplied(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select to_regclass('admin.applied_changelog') is not null")) {
            found.next();
            if (!found.getBoolean(1)) {
                return false;
            }
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from admin.applied_changelog where fingerprint = ?")) {
            statement.setString(1, Changelog.fingerprint());
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void applyChangelog(Connection connection) throws Exception {
        execute(connection, "set role ocg_migrator");
        try {
            LiquibaseRun.update(connection);
            connection.setAutoCommit(true); // Liquibase turns it off
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into admin.applied_changelog (fingerprint) values (?) on conflict do nothing")) {
                statement.setString(1, Changelog.fingerprint());
                statement.executeUpdate();
            }
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            execute(connection, "reset role");
        }
    }

    /** The verifier is computed here, so a password never stands in a statement or in the server's log. */
    private static void setPasswords(Connection connection, RolePasswords passwords) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        for (Role role : Role.values()) {
            postgres.alterUserPassword(role.roleName(), passwords.of(role).toCharArray(), "scram-sha-256");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
