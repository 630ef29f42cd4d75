package org.opencontextgraph.query.server.admin;

import io.prometheus.client.Histogram;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.telemetry.Spans;

/** Says which administrator asks, for one transaction; the database shows account names,
 * decisions and the audit log in no other. */
public final class AdminTransactions {
    private final DataSource database;
    private final Histogram seconds;

    /** @param seconds database time by the label {@code query} */
    public AdminTransactions(DataSource database, Histogram seconds) {
        this.database = database;
        this.seconds = seconds;
    }

    /** @param <E> how the work may fail in its own way; nothing is committed then */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T in(DSLContext sql) throws E;
    }

    /** @param query the span's name, a constant */
    public <T, E extends Exception> T run(Subject administrator, String query, Work<T, E> work) throws SQLException, E {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
                sql.fetch("select admin.enter(?)", administrator.value());
                T done = in(query, work, sql);
                connection.commit();
                return done;
            } finally {
                connection.rollback();
            }
        }
    }

    private <T, E extends Exception> T in(String query, Work<T, E> work, DSLContext sql) throws E {
        return Spans.in(query, () -> {
            try (var _ = seconds.labels(query).startTimer()) {
                return work.in(sql);
            }
        });
    }
}
