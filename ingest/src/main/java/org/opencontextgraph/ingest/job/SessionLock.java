package org.opencontextgraph.ingest.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** An advisory lock of PostgreSQL by name, for work that takes longer than a transaction should; it ends with its connection. */
public final class SessionLock implements AutoCloseable {
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('ocg.job'), hashtext(?))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('ocg.job'), hashtext(?))";

    private final Connection session;
    private final String name;
    private final boolean mine;

    private SessionLock(Connection session, String name) throws SQLException {
        this.session = session;
        this.name = name;
        this.mine = ask(LOCK);
    }

    public static SessionLock of(DataSource database, String name) throws SQLException {
        Connection session = database.getConnection();
        try {
            return new SessionLock(session, name);
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** False: somebody else has it. */
    public boolean isMine() {
        return mine;
    }

    private boolean ask(String question) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (session) { // the pool keeps the connection, so the lock has to be given back
            if (mine) {
                ask(UNLOCK);
            }
        }
    }
}
