package org.opencontextgraph.query.server.context;

import io.prometheus.client.Histogram;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.Principals;
import org.opencontextgraph.query.telemetry.Spans;

/**
 * Reads on behalf of a caller: decides the visible scopes first, tells them to row-level security for this transaction,
 * and reads only if there are any (a page of rows that are all invisible would cost as much as one that is not).
 */
public final class ScopedReader {
    /**
     * Reads the one small table of scopes and sets {@code ocg.scopes} until the end of the transaction. Audiences are those of
     * the token, and those that the person's accounts belong to.
     */
    private static final String DECIDE =
            "select set_config('ocg.scopes', coalesce(string_agg(distinct scope, E'\\x1f'), ''), true), count(*)"
                    + " from context.scope, unnest(string_to_array(scope, ',')) named(audience) where audience in"
                    + " (select unnest(?::text[]) union all select unnest(audiences) from personal.membership)";

    /** All statements of the transaction see what was committed before the next one of them. */
    private static final String AT_ONCE = "set transaction isolation level repeatable read";

    private final DataSource database;
    private final Histogram seconds;

    /** @param seconds database time by the label {@code query} */
    public ScopedReader(DataSource database, Histogram seconds) {
        this.database = database;
        this.seconds = seconds;
    }

    /**
     * @param caller whose audiences decide
     * @param nothing the answer when no scope is visible
     * @param query the span's name, a constant
     */
    public <T> T read(Caller caller, T nothing, String query, Function<DSLContext, T> question) throws SQLException {
        return read(caller, new Reading<>(nothing, query, question));
    }

    <T> T read(Caller caller, Reading<T> reading) throws SQLException {
        return read(caller, reading, _ -> {});
    }

    /** The same from one snapshot of the database, however many statements it takes. */
    public <T> T readAtOnce(Caller caller, Reading<T> reading) throws SQLException {
        return read(caller, reading, connection -> {
            try (Statement begin = connection.createStatement()) {
                begin.execute(AT_ONCE);
            }
        });
    }

    private interface Beginning {
        void of(Connection transaction) throws SQLException;
    }

    private <T> T read(Caller caller, Reading<T> reading, Beginning beginning) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                beginning.of(connection);
                List<String> _ = Spans.in("auth.resolve_person", () -> Principals.enter(connection, caller.subject()));
                if (!Spans.in("perm.filter.aggregate", () -> decideScopes(connection, caller))) {
                    return reading.nothing();
                }
                return Spans.in(reading.query(), () -> {
                    try (var _ = seconds.labels(reading.query()).startTimer()) {
                        return reading.question().apply(DSL.using(connection, SQLDialect.POSTGRES));
                    }
                });
            } finally {
                connection.rollback(); // nothing was written, and the setting ends here
            }
        }
    }

    private boolean decideScopes(Connection connection, Caller caller) throws SQLException {
        try (var _ = seconds.labels("perm.filter.aggregate").startTimer();
                PreparedStatement decide = connection.prepareStatement(DECIDE)) {
            decide.setArray(
                    1, connection.createArrayOf("text", caller.audiences().toArray()));
            try (ResultSet decided = decide.executeQuery()) {
                return decided.next() && decided.getInt(2) > 0;
            }
        }
    }
}
