package org.opencontextgraph.ingest.job;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What this worker's runs have for themselves ({@link Job#alone}): advisory locks of one session of PostgreSQL, so that no other worker takes it meanwhile.
 *
 * <p>They end with the session, so a worker that dies gives them back at once, and one that is paused keeps them. A session that
 * is lost is replaced by {@link #keep}. One thread at a time.
 */
final class NameLocks implements AutoCloseable {
    private static final String KEY = "(hashtext('ocg.job.run'), hashtext(?))";

    /** A host that vanished says no goodbye: PostgreSQL asks after ten quiet seconds, and gives up after ten more. */
    private static final String NOTICE =
            "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 2";

    private final HikariDataSource database;
    private final Set<String> names = new HashSet<>();
    private final Set<String> locked = new HashSet<>();
    private @Nullable Connection session;

    NameLocks(HikariDataSource database) {
        this.database = database;
    }

    /** Whether nobody runs it, as far as PostgreSQL knows. */
    static boolean isFree(DSLContext sql, String name) {
        return Boolean.TRUE.equals(sql.select(DSL.field(
                        "case when pg_try_advisory_lock(hashtext('ocg.job.run'), hashtext({0}))"
                                + " then pg_advisory_unlock(hashtext('ocg.job.run'), hashtext({0})) else false end",
                        Boolean.class, DSL.val(name)))
                .fetchSingle()
                .value1());
    }

    /** Whether it is this worker's now; false: somebody runs it. */
    boolean take(String name) throws SQLException {
        if (!names.contains(name) && lock(name)) {
            names.add(name);
            return true;
        }
        return false;
    }

    void give(String name) throws SQLException {
        names.remove(name);
        if (locked.remove(name)) {
            ask("select pg_advisory_unlock" + KEY, name);
        }
    }

    /** Locks all names again when the session was lost; a name that somebody looks at in this moment is locked the next time. */
    void keep() throws SQLException {
        if (session != null && !session.isValid(1)) {
            forget();
        }
        for (String name : names) {
            if (!locked.contains(name)) {
                lock(name);
            }
        }
    }

    private boolean lock(String name) throws SQLException {
        boolean mine = ask("select pg_try_advisory_lock" + KEY, name);
        if (mine) {
            locked.add(name);
        }
        return mine;
    }

    private boolean ask(String question, String name) throws SQLException {
        try (PreparedStatement statement = session().prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            forget();
            throw e;
        }
    }

    private Connection session() throws SQLException {
        if (session == null) {
            session = database.getConnection();
            try (Statement statement = session.createStatement()) {
                statement.execute(NOTICE);
            }
        }
        return session;
    }

    private void forget() {
        Connection lost = session;
        session = null;
        locked.clear();
        if (lost != null) {
            database.evictConnection(lost);
        }
    }

    /** All are free again. */
    @Override
    public void close() {
        names.clear();
        forget(); // closed and not given back to the pool: its locks end with it
    }
}
