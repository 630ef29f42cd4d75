package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.PERMISSION_RUN;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** How the runs of one tool ended. */
final class PermissionRuns {
    private static final int RUNS_KEPT = 1_000;

    private final DSLContext sql;
    private final String tool;

    PermissionRuns(DataSource database, String tool) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.tool = tool;
    }

    /** The newest thousand runs are kept. */
    void add(Instant started, Instant finished, List<String> verdict, int resources, int unknown) {
        sql.insertInto(PERMISSION_RUN)
                .set(PERMISSION_RUN.TOOL, tool)
                .set(PERMISSION_RUN.STARTED, started.atOffset(ZoneOffset.UTC))
                .set(PERMISSION_RUN.FINISHED, finished.atOffset(ZoneOffset.UTC))
                .set(PERMISSION_RUN.COMPLETE, verdict.isEmpty())
                .set(PERMISSION_RUN.VERDICT, String.join("; ", verdict))
                .set(PERMISSION_RUN.RESOURCES, resources)
                .set(PERMISSION_RUN.UNKNOWN, unknown)
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
