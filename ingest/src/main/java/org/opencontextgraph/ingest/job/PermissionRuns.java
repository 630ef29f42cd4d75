package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.PERMISSION_RUN;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.opencontextgraph.ingest.permission.GroupCount;

/** How the runs of one tool ended. */
public final class PermissionRuns {
    private static final int RUNS_KEPT = 1_000;

    private final DSLContext sql;
    private final String tool;

    /** @param database connections of {@code ocg_ingest} */
    public PermissionRuns(DataSource database, String tool) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.tool = tool;
    }

    /**
     * One run.
     *
     * @param verdict empty: it was complete; else why not
     * @param resources what the tool was asked about, all runs together
     * @param unknown of how many it is not known who may read them
     * @param groups that the tool told
     * @param groupsMapped how many of them mean an audience
     */
    public record Row(
            Instant started,
            Instant finished,
            String verdict,
            int resources,
            int unknown,
            int groups,
            int groupsMapped) {}

    public Optional<Row> last() {
        return sql.selectFrom(PERMISSION_RUN)
                .where(PERMISSION_RUN.TOOL.eq(tool))
                .orderBy(PERMISSION_RUN.STARTED.desc())
                .limit(1)
                .fetchOptional(row -> new Row(
                        row.get(PERMISSION_RUN.STARTED).toInstant(),
                        row.get(PERMISSION_RUN.FINISHED).toInstant(),
                        row.get(PERMISSION_RUN.VERDICT),
                        row.get(PERMISSION_RUN.RESOURCES),
                        row.get(PERMISSION_RUN.UNKNOWN),
                        row.get(PERMISSION_RUN.GROUPS),
                        row.get(PERMISSION_RUN.GROUPS_MAPPED)));
    }

    /** The newest thousand runs are kept. */
    void add(Instant started, Instant finished, List<String> verdict, int resources, int unknown, GroupCount groups) {
        sql.insertInto(PERMISSION_RUN)
                .set(PERMISSION_RUN.TOOL, tool)
                .set(PERMISSION_RUN.STARTED, started.atOffset(ZoneOffset.UTC))
                .set(PERMISSION_RUN.FINISHED, finished.atOffset(ZoneOffset.UTC))
                .set(PERMISSION_RUN.COMPLETE, verdict.isEmpty())
                .set(PERMISSION_RUN.VERDICT, String.join("; ", verdict))
                .set(PERMISSION_RUN.RESOURCES, resources)
                .set(PERMISSION_RUN.UNKNOWN, unknown)
                .set(PERMISSION_RUN.GROUPS, groups.told())
                .set(PERMISSION_RUN.GROUPS_MAPPED, groups.mapped())
                .onConflictDoNothing()
                .execute();
        sql.deleteFrom(PERMISSION_RUN)
                .where(PERMISSION_RUN.TOOL.eq(tool))
                .and(PERMISSION_RUN.STARTED.lt(DSL.select(PERMISSION_RUN.STARTED)
                        .from(PERMISSION_RUN)
                        .where(PERMISSION_RUN.TOOL.eq(tool))
                        .orderBy(PERMISSION_RUN.STARTED.desc())
                        .limit(1)
                        .offset(RUNS_KEPT)))
                .execute();
    }
}
