package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_SCHEDULE;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What an operator sees of jobs, and does to them. */
public final class JobBoard {
    private static final int DEAD_SHOWN = 100;

    private final DSLContext sql;
    private final InstantSource clock;

    /**
     * A job as it stands in the schedule.
     *
     * @param waiting since when it is due and not begun
     * @param last the last run
     */
    public record Row(
            String name, String cron, Instant next, boolean enabled, Optional<Instant> waiting, Optional<Run> last) {}

    /**
     * A run.
     *
     * @param outcome of `ingest.job_run`; empty while it is under way
     * @param nextAttempt after one that failed
     */
    public record Run(
            String id,
            String name,
            Instant started,
            int attempt,
            Optional<String> outcome,
            Optional<Instant> nextAttempt) {}

    /** What there was to cancel. */
    public enum Cancelled {
        UNKNOWN,
        NOTHING,
        /** It did not run; it waits no more, nor is it tried again, until it is due. */
        WAITING,
        /** It runs, and ends at its next page. */
        RUNNING
    }

    /** @param database connections of {@code ocg_ingest} */
    public JobBoard(DataSource database, InstantSource clock) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.clock = clock;
    }

    /** By name. */
    public List<Row> all() {
        return sql.selectFrom(JOB_SCHEDULE)
                .orderBy(JOB_SCHEDULE.NAME)
                .fetch(row -> new Row(
                        row.get(JOB_SCHEDULE.NAME),
                        row.get(JOB_SCHEDULE.CRON),
                        row.get(JOB_SCHEDULE.NEXT_RUN).toInstant(),
                        row.get(JOB_SCHEDULE.ENABLED),
                        time(row.get(JOB_SCHEDULE.WAITING)),
                        last(row.get(JOB_SCHEDULE.NAME))));
    }

    /** What was given up in the last seven days, the newest first. */
    public List<Run> dead() {
        return sql.selectFrom(JOB_RUN)
                .where(JOB_RUN.OUTCOME.eq(Outcome.DEAD.text()))
                .orderBy(JOB_RUN.STARTED.desc())
                .limit(DEAD_SHOWN)
                .fetch(JobBoard::run);
    }

    /** Makes it due; false: there is no such job. One that is turned off waits until it is turned on. */
    public boolean dueNow(String name) {
        return sql.update(JOB_SCHEDULE)
                        .set(JOB_SCHEDULE.NEXT_RUN, DSL.least(JOB_SCHEDULE.NEXT_RUN, DSL.val(now())))
                        .where(JOB_SCHEDULE.NAME.eq(name))
                        .execute()
                > 0;
    }

    /** Stops a run that is under way, and one that waits or would be tried again. */
    public Cancelled cancel(String name) {
        return sql.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            var job = tx.selectFrom(JOB_SCHEDULE)
                    .where(JOB_SCHEDULE.NAME.eq(name))
                    .forUpdate()
                    .fetchOne();
            if (job == null) {
                return Cancelled.UNKNOWN;
            }
            int running = tx.update(JOB_RUN)
                    .set(JOB_RUN.CANCELLED, true)
                    .where(JOB_RUN.NAME.eq(name))
                    .and(JOB_RUN.FINISHED.isNull())
                    .execute();
            boolean waits = job.get(JOB_SCHEDULE.WAITING) != null || job.get(JOB_SCHEDULE.ATTEMPTS) > 0;
            if (running == 0 && !waits) {
                return Cancelled.NOTHING;
            }
            Instant next = Cron.of(job.get(JOB_SCHEDULE.CRON)).after(clock.instant());
            tx.update(JOB_SCHEDULE)
                    .setNull(JOB_SCHEDULE.WAITING)
                    .setNull(JOB_SCHEDULE.QUEUED)
                    .set(JOB_SCHEDULE.ATTEMPTS, running > 0 ? job.get(JOB_SCHEDULE.ATTEMPTS) : 0)
                    .set(JOB_SCHEDULE.NEXT_RUN, next.atOffset(ZoneOffset.UTC))
                    .where(JOB_SCHEDULE.NAME.eq(name))
                    .execute();
            if (running > 0) {
                return Cancelled.RUNNING;
            }
            tx.insertInto(JOB_RUN)
                    .set(JOB_RUN.ID, name + "/" + UUID.randomUUID())
                    .set(JOB_RUN.NAME, name)
                    .set(JOB_RUN.STARTED, now())
                    .set(JOB_RUN.FINISHED, now())
                    .set(JOB_RUN.OUTCOME, Outcome.CANCELLED.text())
                    .set(JOB_RUN.ATTEMPTS, job.get(JOB_SCHEDULE.ATTEMPTS) + 1)
                    .execute();
            return Cancelled.WAITING;
        });
    }

    private Optional<Run> last(String name) {
        return sql.selectFrom(JOB_RUN)
                .where(JOB_RUN.NAME.eq(name))
                .orderBy(JOB_RUN.STARTED.desc())
                .limit(1)
                .fetchOptional(JobBoard::run);
    }

    private static Run run(Record row) {
        return new Run(
                row.get(JOB_RUN.ID),
                row.get(JOB_RUN.NAME),
                row.get(JOB_RUN.STARTED).toInstant(),
                row.get(JOB_RUN.ATTEMPTS),
                Optional.ofNullable(row.get(JOB_RUN.OUTCOME)),
                time(row.get(JOB_RUN.NEXT_ATTEMPT)));
    }

    private static Optional<Instant> time(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
