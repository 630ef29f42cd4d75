package org.opencontextgraph.compose.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.database.RolePasswords;
import org.opencontextgraph.schema.config.PostgresConfig;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to the database, each under the role of the component that asks. */
public record Databases(PostgresConfig config) {
    /** A caller of the API, a readiness check and a stop wait no longer for a database that is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A pool of at most {@code size} connections. */
    public HikariDataSource pool(Role role, int size) {
        return new HikariDataSource(connections(role, size));
    }

    /**
     * For callers who wait for an answer. A statement that takes longer is cancelled by the database; when that does not answer
     * at all, the connection is given up a little later.
     */
    HikariDataSource apiPool(int size, Duration longest) {
        HikariConfig pool = connections(Role.API, size);
        pool.setConnectionInitSql("set statement_timeout = " + longest.toMillis());
        pool.addDataSourceProperty(
                "socketTimeout",
                Long.toString(longest.plus(PATIENCE).toSeconds())); // a text: the driver reads no others
        pool.addDataSourceProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        return new HikariDataSource(pool);
    }

    private HikariConfig connections(Role role, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(role.roleName());
        pool.setJdbcUrl(config.url());
        pool.setUsername(role.roleName());
        pool.setPassword(passwordOf(role));
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    /** As whoever may make roles: for migrations only. */
    public DataSource administrator() {
        return source(config.administrator(), config.administratorPassword());
    }

    /** As the one that reads from sources, for a command that needs a few statements. */
    public DataSource ingest() {
        return source(Role.INGEST.roleName(), passwordOf(Role.INGEST));
    }

    private DataSource source(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(config.url());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    RolePasswords passwords() {
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            if (passwordOf(role).isBlank()) {
                throw new Refusal("no password was given for the database role " + role.roleName()
                        + ": set OCG_POSTGRES_" + role.name() + "_PASSWORD in the environment");
            }
            passwords.put(role, passwordOf(role));
        }
        return new RolePasswords(passwords);
    }

    private String passwordOf(Role role) {
        return switch (role) {
            case MIGRATOR -> config.migratorPassword();
            case MATERIALIZER -> config.materializerPassword();
            case MATERIALIZER_TRACE -> config.materializerTracePassword();
            case MATERIALIZER_PERSONAL -> config.materializerPersonalPassword();
            case API -> config.apiPassword();
            case INGEST -> config.ingestPassword();
        };
    }
}
