package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Empties what was made of {@code release.unit.v1} and forgets how far it was read, so that a materializer fills it again: the
 * same rows, for units are replayed and never decided again. One that runs notices by itself; it is held up meanwhile, not
 * stopped.
 */
public final class ContextRebuild {
    /**
     * The tables of before are seen, or none; never some. The offsets first, as every batch does: so a batch that is under
     * way ends before, and the next one finds its offsets gone. Then the scopes, with which every reader begins: so nobody
     * holds one of the tables while he waits for another.
     */
    private static final String[] STATEMENTS = {
        "delete from context.consumer_offset",
        "truncate context.scope, context.release_unit, context.unit_edge, context.cut_timing, context.lane"
    };

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ContextRebuild() {}

    /**
     * @param database connections of {@code ocg_materializer}
     * @throws SQLException with state 55P03 when somebody has been reading the tables for longer than ten seconds; nothing
     *     was changed then
     */
    public static void begin(DataSource database) throws SQLException {
        begin(database, PATIENCE);
    }

    static void begin(DataSource database, Duration patience) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("set local lock_timeout = " + patience.toMillis());
                for (String sql : STATEMENTS) {
                    statement.execute(sql);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }
}
