package org.opencontextgraph.compose.bench.ui;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Released rows as the materializer writes them: one process with 40 steps in all, and 2,000 variants of it. */
final class UiWorld {
    static final String PROCESS = "bench-ui";
    static final int STEPS = 40;
    static final int VARIANTS = 2_000;
    private static final String SCOPE = "everyone";
    private static final int UNITS_EACH = 3;

    private UiWorld() {}

    /** Each variant goes from the first step to the last, by six others that its number picks; no two are the same. */
    static void fill(DataSource administrator) throws SQLException {
        try (Connection connection = administrator.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("insert into context.scope values ('" + SCOPE + "') on conflict do nothing");
            sql.execute("""
                    insert into context.release_unit (unit, lane, epoch, scope, process, level, steps, begins, ends, variant,
                        count, cut, window_end, k, gaps, total)
                    select md5('ui ' || v || ' ' || i), 'live', 0, '%1$s', '%2$s', 'L0', steps, true, true,
                        md5(array_to_string(steps, '/')), 5 + (v + i) %% 20, md5('ui cut ' || (v * %4$d + i) / 2),
                        timestamptz '2026-01-08' + (v + i) %% 50 * interval '7 days', 5,
                        array[10, 20, 30, 40, 50, 60, 70]::smallint[], 75
                    from (
                        select v, array['step 1', 'step ' || 2 + v %% 8, 'step ' || 10 + v / 8 %% 10, 'step ' || 20 + v / 80 %% 5,
                            'step ' || 25 + v / 400 %% 5, 'step ' || 30 + v %% 5, 'step ' || 35 + v / 5 %% 5,
                            'step 40'] as steps
                        from generate_series(0, %3$d - 1) v
                    ) one, generate_series(0, %4$d - 1) i
                    """.formatted(SCOPE, PROCESS, VARIANTS, UNITS_EACH));
            sql.execute("""
                    insert into context.unit_edge (unit, scope, process, source, target, occurrences, k, gap)
                    select unit, scope, process, steps[place], steps[place + 1], count, k, gaps[place]
                    from context.release_unit, generate_series(1, cardinality(steps) - 1) place
                    where process = '%s'
                    """.formatted(PROCESS));
            for (String table :
                    List.of("context.release_unit", "context.unit_edge", "context.release", "context.scope")) {
                sql.execute("vacuum analyze " + table);
            }
        }
    }
}
