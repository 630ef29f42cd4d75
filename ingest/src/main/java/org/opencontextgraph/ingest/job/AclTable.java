package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.PERMISSION_RUN;
import static org.opencontextgraph.database.jooq.ingest.Tables.RESOURCE_ACL;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.permission.KnownAcl;

/** What is known about the readers of one tool's resources: `ingest.resource_acl`. */
final class AclTable {
    private static final int BATCH = 1_000;
    private static final int RUNS_KEPT = 1_000;

    private final DSLContext sql;
    private final String tool;

    AclTable(DataSource database, String tool) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.tool = tool;
    }

    List<KnownAcl> all() {
        return sql.selectFrom(RESOURCE_ACL).where(RESOURCE_ACL.TOOL.eq(tool)).fetch(AclTable::row);
    }

    /** All or none. */
    void write(List<KnownAcl> rows) {
        sql.transaction(transaction -> {
            for (int from = 0; from < rows.size(); from += BATCH) {
                upsert(transaction.dsl(), rows.subList(from, Math.min(rows.size(), from + BATCH)));
            }
        });
    }

    private void upsert(DSLContext tx, List<KnownAcl> rows) {
        var insert = tx.insertInto(
                RESOURCE_ACL,
                RESOURCE_ACL.RESOURCE,
                RESOURCE_ACL.TOOL,
                RESOURCE_ACL.AUDIENCES,
                RESOURCE_ACL.REVISION,
                RESOURCE_ACL.CHECKED,
                RESOURCE_ACL.UNKNOWN_SINCE);
        for (KnownAcl row : rows) {
            insert = insert.values(
                    row.resource(),
                    tool,
                    row.ordered().toArray(String[]::new),
                    row.revision(),
                    at(row.checked()),
                    atOrNull(row.unknownSince()));
        }
        insert.onConflict(RESOURCE_ACL.RESOURCE)
                .doUpdate()
                .set(RESOURCE_ACL.TOOL, DSL.excluded(RESOURCE_ACL.TOOL))
                .set(RESOURCE_ACL.AUDIENCES, DSL.excluded(RESOURCE_ACL.AUDIENCES))
                .set(RESOURCE_ACL.REVISION, DSL.excluded(RESOURCE_ACL.REVISION))
                .set(RESOURCE_ACL.CHECKED, DSL.excluded(RESOURCE_ACL.CHECKED))
                .set(RESOURCE_ACL.UNKNOWN_SINCE, DSL.excluded(RESOURCE_ACL.UNKNOWN_SINCE))
                .execute();
    }

    /** What others have not heard of yet, also from a run that crashed. */
    List<KnownAcl> unsent() {
        return sql.selectFrom(RESOURCE_ACL)
                .where(RESOURCE_ACL.TOOL.eq(tool).and(RESOURCE_ACL.SENT_REVISION.lt(RESOURCE_ACL.REVISION)))
                .fetch(AclTable::row);
    }

    /** Others have heard of these; what changed meanwhile they have not. */
    void sent(List<KnownAcl> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<KnownAcl> page = rows.subList(from, Math.min(rows.size(), from + BATCH));
            sql.update(RESOURCE_ACL)
                    .set(RESOURCE_ACL.SENT_REVISION, RESOURCE_ACL.REVISION)
                    .where(DSL.row(RESOURCE_ACL.RESOURCE, RESOURCE_ACL.REVISION)
                            .in(page.stream()
                                    .map(row -> DSL.row(row.resource(), row.revision()))
                                    .toList()))
                    .execute();
        }
    }

    /** The newest thousand runs are kept. */
    void ran(Instant started, Instant finished, List<String> verdict, int resources, int unknown) {
        sql.insertInto(PERMISSION_RUN)
                .set(PERMISSION_RUN.TOOL, tool)
                .set(PERMISSION_RUN.STARTED, at(started))
                .set(PERMISSION_RUN.FINISHED, at(finished))
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

    private static KnownAcl row(Record row) {
        OffsetDateTime since = row.get(RESOURCE_ACL.UNKNOWN_SINCE);
        return new KnownAcl(
                row.get(RESOURCE_ACL.RESOURCE),
                Set.of(row.get(RESOURCE_ACL.AUDIENCES)),
                row.get(RESOURCE_ACL.REVISION),
                row.get(RESOURCE_ACL.CHECKED).toInstant(),
                since == null ? null : since.toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime atOrNull(@Nullable Instant time) {
        return time == null ? null : at(time);
    }
}
