package org.opencontextgraph.compose.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Rows as the materializers write them, many of them: readers with 10, 100 and 1,000 scopes, two processes, a long timeline. */
final class AccessWorld {
    static final List<Integer> SCOPES = List.of(10, 100, 1_000);
    static final String OPEN = "bench-open";
    static final String CLOSED = "bench-closed";
    private static final int UNITS = 20_000;
    private static final int VARIANTS = 500;
    private static final int EVENTS = 100_000;

    private AccessWorld() {}

    /** Subject of the reader with so many scopes. */
    static String reader(int scopes) {
        return "bench-reader-" + scopes;
    }

    /** Person of that reader. */
    static String person(int scopes) {
        return "bench-person-" + scopes;
    }

    static void fill(DataSource administrator) throws SQLException {
        try (Connection connection = administrator.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("insert into context.scope select 'group:bench-' || i from generate_series(1, 1000) i");
            sql.execute("insert into context.scope values ('group:bench-closed')");
            for (int scopes : SCOPES) {
                String login = "'login-" + reader(scopes) + "'";
                sql.execute("insert into personal.subject values (" + login + ", '" + reader(scopes) + "')");
                sql.execute("insert into personal.account values (" + login + ", '" + person(scopes)
                        + "', 'IDENTITY_PROVIDER', false)");
                sql.execute(
                        "insert into personal.membership select " + login + ", true, array_agg('group:bench-' || i),"
                                + " array_agg('bench:' || i) from generate_series(1, " + scopes + ") i");
                sql.execute("insert into personal.event select '" + person(scopes) + "', 'e' || i, 'live', " + login
                        + ", 'bench:resource:' || i / 5, 'bench', 'step-' || i % 7, timestamptz '2026-01-01' + i * interval"
                        + " '1 second', i from generate_series(1, " + EVENTS + ") i");
            }
            units(sql, OPEN, "'group:bench-' || 1 + i % 10");
            units(sql, CLOSED, "'group:bench-closed'");
            for (String table : List.of(
                    "context.release_unit",
                    "context.scope",
                    "personal.event",
                    "personal.membership",
                    "personal.account",
                    "personal.subject")) {
                sql.execute("vacuum analyze " + table);
            }
        }
    }

    private static void units(Statement sql, String process, String scope) throws SQLException {
        sql.execute(
                "insert into context.release_unit (unit, lane, epoch, scope, process, level, steps, begins, ends, variant,"
                        + " count, cut, window_end, k) select '" + process + "-' || i, 'live', 0, " + scope + ", '"
                        + process
                        + "', 'L0', array['open', 'step-' || i % " + VARIANTS + ", 'close'], true, true, md5((i % "
                        + VARIANTS
                        + ")::text), 5 + i % 20, '" + process
                        + "-' || i / 2, timestamptz '2026-01-08' + i / 1000 * interval '7 days',"
                        + " 5 from generate_series(1, " + UNITS + ") i");
    }
}
