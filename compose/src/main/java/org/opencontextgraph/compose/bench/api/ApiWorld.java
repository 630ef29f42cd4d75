package org.opencontextgraph.compose.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Released rows as the materializer writes them: one process with 10⁵, one with 10⁶, and 1,000 with a hundred each. */
final class ApiWorld {
    static final String LARGE = "bench-100000";
    static final String LARGEST = "bench-1000000";
    static final String MANY = "bench-many-";
    static final int PROCESSES = 1_000;
    private static final String SCOPE = "everyone";
    private static final int VARIANTS = 1_000;

    private ApiWorld() {}

    static void fill(DataSource administrator) throws SQLException {
        try (Connection connection = administrator.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("insert into context.scope values ('" + SCOPE + "') on conflict do nothing");
            rows(sql, "'" + LARGE + "'", 100_000);
            rows(sql, "'" + LARGEST + "'", 1_000_000);
            rows(sql, "'" + MANY + "' || i % " + PROCESSES, 100 * PROCESSES);
            for (String table : List.of("context.release_unit", "context.release", "context.scope")) {
                sql.execute("vacuum analyze " + table);
            }
        }
    }

    private static void rows(Statement sql, String process, int many) throws SQLException {
        sql.execute(
                "insert into context.release_unit (unit, lane, epoch, scope, process, level, steps, begins, ends, variant,"
                        + " count, cut, window_end, k, gaps, total) select md5(" + process
                        + " || ' ' || i), 'live', 0, '" + SCOPE
                        + "', " + process
                        + ", 'L0', array['open', 'step ' || v % 7, 'step ' || v % 11, 'step ' || v, 'close'], true,"
                        + " true, md5(v::text), 5 + i % 20, md5(" + process
                        + " || ' cut ' || i / 2), timestamptz '2026-01-08'"
                        + " + i % 50 * interval '7 days', 5, array[10, 20, 30, 40]::smallint[], 50"
                        + " from (select i, i / 7 % " + VARIANTS + " as v from generate_series(1, " + many
                        + ") i) one");
    }
}
