package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.MEMBERSHIP;
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
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.permission.Known;

/** What is known of one tool, from run to run. */
final class KnownTable<R extends Record> {
    private static final int BATCH = 1_000;

    private final DSLContext sql;
    private final String tool;
    private final Columns<R> at;

    private record Columns<R extends Record>(
            Table<R> table,
            TableField<R, String> key,
            TableField<R, String> tool,
            TableField<R, String[]> values,
            TableField<R, Long> revision,
            TableField<R, OffsetDateTime> checked,
            TableField<R, OffsetDateTime> unknownSince,
            TableField<R, Long> sentRevision) {}

    private KnownTable(DataSource database, String tool, Columns<R> columns) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.tool = tool;
        this.at = columns;
    }

    /** The audiences that each resource covers. */
    static KnownTable<?> ofResources(DataSource database, String tool) {
        return new KnownTable<>(
                database,
                tool,
                new Columns<>(
                        RESOURCE_ACL,
                        RESOURCE_ACL.RESOURCE,
                        RESOURCE_ACL.TOOL,
                        RESOURCE_ACL.AUDIENCES,
                        RESOURCE_ACL.REVISION,
                        RESOURCE_ACL.CHECKED,
                        RESOURCE_ACL.UNKNOWN_SINCE,
                        RESOURCE_ACL.SENT_REVISION));
    }

    /** What each account belongs to. */
    static KnownTable<?> ofAccounts(DataSource database, String tool) {
        return new KnownTable<>(
                database,
                tool,
                new Columns<>(
                        MEMBERSHIP,
                        MEMBERSHIP.ACCOUNT,
                        MEMBERSHIP.TOOL,
                        MEMBERSHIP.BELONGINGS,
                        MEMBERSHIP.REVISION,
                        MEMBERSHIP.CHECKED,
                        MEMBERSHIP.UNKNOWN_SINCE,
                        MEMBERSHIP.SENT_REVISION));
    }

    List<Known> all() {
        return sql.selectFrom(at.table()).where(at.tool().eq(tool)).fetch(this::row);
    }

    /** All or none. */
    void write(List<Known> rows) {
        sql.transaction(transaction -> {
            for (int from = 0; from < rows.size(); from += BATCH) {
                upsert(transaction.dsl(), rows.subList(from, Math.min(rows.size(), from + BATCH)));
            }
        });
    }

    private void upsert(DSLContext tx, List<Known> rows) {
        var insert = tx.insertInto(
                at.table(), at.key(), at.tool(), at.values(), at.revision(), at.checked(), at.unknownSince());
        for (Known row : rows) {
            insert = insert.values(
                    row.key(),
                    tool,
                    row.ordered().toArray(String[]::new),
                    row.revision(),
                    at(row.checked()),
                    atOrNull(row.unknownSince()));
        }
        insert.onConflict(at.key())
                .doUpdate()
                .set(at.tool(), DSL.excluded(at.tool()))
                .set(at.values(), DSL.excluded(at.values()))
                .set(at.revision(), DSL.excluded(at.revision()))
                .set(at.checked(), DSL.excluded(at.checked()))
                .set(at.unknownSince(), DSL.excluded(at.unknownSince()))
                .execute();
    }

    /** What others have not heard of yet, also from a run that crashed. */
    List<Known> unsent() {
        return sql.selectFrom(at.table())
                .where(at.tool().eq(tool).and(at.sentRevision().lt(at.revision())))
                .fetch(this::row);
    }

    /** Others have heard of these; what changed meanwhile they have not. */
    void sent(List<Known> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<Known> page = rows.subList(from, Math.min(rows.size(), from + BATCH));
            sql.update(at.table())
                    .set(at.sentRevision(), at.revision())
                    .where(DSL.row(at.key(), at.revision())
                            .in(page.stream()
                                    .map(row -> DSL.row(row.key(), row.revision()))
                                    .toList()))
                    .execute();
        }
    }

    private Known row(Record row) {
        OffsetDateTime since = row.get(at.unknownSince());
        return new Known(
                row.get(at.key()),
                Set.of(row.get(at.values())),
                row.get(at.revision()),
                row.get(at.checked()).toInstant(),
                since == null ? null : since.toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime atOrNull(@Nullable Instant time) {
        return time == null ? null : at(time);
    }
}
