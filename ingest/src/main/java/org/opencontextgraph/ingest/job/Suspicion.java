package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run that has no end is still under way, though its lock is free: its worker died, or only its session was lost.
 *
 * <p>It is suspected first. A worker that lives denies that, many times within {@code lease}; what nobody denies is lost. The time
 * is PostgreSQL's, and begins anew with it, for nobody can deny anything while it is away.
 */
record Suspicion(Duration lease, InstantSource clock) {
    /** What is known of runs without an end, when their lock is free. */
    record Left(boolean sure, @Nullable Instant since) {}

    /** Those that nobody ends any more are lost from now on; they are suspected before. */
    Left of(DSLContext tx, String name) {
        var trusted = DSL.greatest(JOB_RUN.SUSPECTED, field("pg_postmaster_start_time()"));
        // greatest() passes over a null: what nobody has suspected yet would be certain
        var certain = DSL.field(JOB_RUN.SUSPECTED
                .isNotNull()
                .and(trusted.lt(
                        field("clock_timestamp() - make_interval(secs => {0})", DSL.val(lease.toMillis() / 1e3)))));
        Condition open = JOB_RUN.NAME.eq(name).and(JOB_RUN.FINISHED.isNull());
        var runs = tx.select(JOB_RUN.STARTED, JOB_RUN.CANCELLED, certain)
                .from(JOB_RUN)
                .where(open)
                .fetch();
        if (!runs.stream().allMatch(run -> Boolean.TRUE.equals(run.get(certain)))) {
            tx.update(JOB_RUN)
                    .set(JOB_RUN.SUSPECTED, field("clock_timestamp()"))
                    .where(open)
                    .and(JOB_RUN.SUSPECTED.isNull())
                    .execute();
            return new Left(false, null);
        }
        int lost = tx.update(JOB_RUN)
                .set(JOB_RUN.FINISHED, clock.instant().atOffset(ZoneOffset.UTC))
                .set(
                        JOB_RUN.OUTCOME,
                        DSL.when(JOB_RUN.CANCELLED, Outcome.CANCELLED.text()).otherwise(Outcome.LOST.text()))
                .where(open)
                .execute();
        JobMetrics.lost(name, lost);
        return new Left(
                true,
                runs.stream()
                        .filter(run -> !run.get(JOB_RUN.CANCELLED))
                        .map(run -> run.get(JOB_RUN.STARTED).toInstant())
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Field<OffsetDateTime> field(String expression, QueryPart... parts) {
        return DSL.field(expression, JOB_RUN.SUSPECTED.getDataType(), parts);
    }

    /** By the worker of these runs. */
    static void deny(DSLContext sql, Collection<String> ids) {
        sql.update(JOB_RUN)
                .setNull(JOB_RUN.SUSPECTED)
                .where(JOB_RUN.ID.in(ids))
                .and(JOB_RUN.SUSPECTED.isNotNull())
                .and(JOB_RUN.FINISHED.isNull())
                .execute();
    }
}
