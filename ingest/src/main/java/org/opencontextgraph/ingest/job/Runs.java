package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_SCHEDULE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * How a job that waits becomes a run, and what came of it: `ingest.job_run` and `ingest.job_schedule`.
 *
 * <p>Only who holds the lock of a name begins it.
 */
final class Runs {
    private static final Duration KEPT = Duration.ofDays(7);

    private final DSLContext sql;
    private final InstantSource clock;
    private final Suspicion suspicion;
    private final int mostAttempts;
    private final Backoff backoff;

    /** What somebody else wants of a run. */
    enum Wish {
        CANCEL,
        /** It was taken over. */
        FORGET
    }

    Runs(DataSource database, WorkerSettings settings, InstantSource clock) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.clock = clock;
        this.suspicion = new Suspicion(settings.lease(), clock);
        this.mostAttempts = settings.mostAttempts();
        this.backoff = settings.backoff();
    }

    /** Only for who holds the lock of the name. */
    Beginning begin(String name) {
        return sql.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            var job = tx.selectFrom(JOB_SCHEDULE)
                    .where(JOB_SCHEDULE.NAME.eq(name))
                    .forUpdate()
                    .fetchOne();
            if (job == null) {
                return new Beginning.Nothing("it is not in the schedule any more");
            }
            if (!job.get(JOB_SCHEDULE.ENABLED)) {
                return new Beginning.Nothing("it was turned off");
            }
            Suspicion.Left left = suspicion.of(tx, name);
            if (!left.sure()) {
                return new Beginning.Unsure();
            }
            OffsetDateTime waiting = job.get(JOB_SCHEDULE.WAITING);
            Instant due = waiting == null ? left.since() : waiting.toInstant();
            if (due == null) {
                return new Beginning.Nothing("it does not wait any more");
            }
            int attempt = job.get(JOB_SCHEDULE.ATTEMPTS) + 1;
            if (attempt > mostAttempts) {
                tx.update(JOB_RUN)
                        .set(JOB_RUN.OUTCOME, Outcome.DEAD.text())
                        .where(JOB_RUN.ID.eq(DSL.select(JOB_RUN.ID)
                                .from(JOB_RUN)
                                .where(JOB_RUN.NAME.eq(name))
                                .orderBy(JOB_RUN.STARTED.desc())
                                .limit(1)))
                        .execute();
                settle(tx, name, 0);
                return new Beginning.GivenUp(attempt - 1);
            }
            String id = name + "/" + UUID.randomUUID();
            tx.insertInto(JOB_RUN, JOB_RUN.ID, JOB_RUN.NAME, JOB_RUN.STARTED, JOB_RUN.ATTEMPTS)
                    .values(id, name, utc(clock.instant()), attempt)
                    .execute();
            settle(tx, name, attempt);
            return new Beginning.Begun(id, name, attempt, due);
        });
    }

    /** Whether it waits again, for the scheduler; false: it does not wait, only its entry is left. */
    boolean putBack(String name) {
        return sql.update(JOB_SCHEDULE)
                        .setNull(JOB_SCHEDULE.QUEUED)
                        .where(JOB_SCHEDULE.NAME.eq(name))
                        .and(JOB_SCHEDULE.WAITING.isNotNull())
                        .execute()
                > 0;
    }

    /** Denies suspicions, and asks what is wanted. */
    Map<String, Wish> watch(Collection<String> ids) {
        Suspicion.deny(sql, ids);
        var known = sql.select(JOB_RUN.ID, JOB_RUN.FINISHED, JOB_RUN.CANCELLED)
                .from(JOB_RUN)
                .where(JOB_RUN.ID.in(ids))
                .fetchMap(JOB_RUN.ID);
        Stream<String> gone = ids.stream()
                .filter(id -> !known.containsKey(id)
                        || Objects.requireNonNull(known.get(id)).get(JOB_RUN.FINISHED) != null);
        Map<String, Wish> wishes = new HashMap<>();
        gone.forEach(id -> wishes.put(id, Wish.FORGET));
        known.forEach((id, run) -> {
            if (run.get(JOB_RUN.CANCELLED)) {
                wishes.putIfAbsent(id, Wish.CANCEL);
            }
        });
        return wishes;
    }

    /** Whether the run failed so often that it is given up. */
    boolean wasLast(Beginning.Begun run) {
        return run.attempt() >= mostAttempts;
    }

    /** Writes down how a run ended; false: it was taken over meanwhile, and nothing is written. */
    boolean end(Beginning.Begun run, Outcome outcome) {
        Instant now = clock.instant();
        OffsetDateTime again = outcome == Outcome.FAILED ? utc(now.plus(backoff.after(run.attempt()))) : null;
        return sql.transactionResult(transaction -> {
            DSLContext tx = transaction.dsl();
            tx.selectOne()
                    .from(JOB_SCHEDULE)
                    .where(JOB_SCHEDULE.NAME.eq(run.name()))
                    .forUpdate()
                    .execute();
            int mine = tx.update(JOB_RUN)
                    .set(JOB_RUN.FINISHED, utc(now))
                    .set(JOB_RUN.OUTCOME, outcome.text())
                    .set(JOB_RUN.NEXT_ATTEMPT, again)
                    .where(JOB_RUN.ID.eq(run.id()))
                    .and(JOB_RUN.FINISHED.isNull())
                    .execute();
            if (mine == 0) {
                return false;
            }
            switch (outcome) {
                case FAILED -> tryAgain(tx, run, Objects.requireNonNull(again));
                case STOPPED -> waitAgain(tx, run);
                case DEAD, CANCELLED -> settle(tx, run.name(), 0);
                case DONE, LOST ->
                    tx.update(JOB_SCHEDULE)
                            .set(JOB_SCHEDULE.ATTEMPTS, 0)
                            .where(JOB_SCHEDULE.NAME.eq(run.name()))
                            .execute();
            }
            forgetOld(tx, run.name());
            return true;
        });
    }

    /** It does not wait any more. */
    private static void settle(DSLContext tx, String name, int attempts) {
        tx.update(JOB_SCHEDULE)
                .setNull(JOB_SCHEDULE.WAITING)
                .setNull(JOB_SCHEDULE.QUEUED)
                .set(JOB_SCHEDULE.ATTEMPTS, attempts)
                .where(JOB_SCHEDULE.NAME.eq(name))
                .execute();
    }

    /** At that time, or when it is due anyway, if that is sooner. */
    private static void tryAgain(DSLContext tx, Beginning.Begun run, OffsetDateTime again) {
        tx.update(JOB_SCHEDULE)
                .setNull(JOB_SCHEDULE.WAITING)
                .setNull(JOB_SCHEDULE.QUEUED)
                .set(JOB_SCHEDULE.NEXT_RUN, DSL.least(JOB_SCHEDULE.NEXT_RUN, DSL.val(again)))
                .where(JOB_SCHEDULE.NAME.eq(run.name()))
                .execute();
    }

    /** As if it had not begun. */
    private static void waitAgain(DSLContext tx, Beginning.Begun run) {
        tx.update(JOB_SCHEDULE)
                .set(JOB_SCHEDULE.WAITING, DSL.coalesce(JOB_SCHEDULE.WAITING, DSL.val(utc(run.due()))))
                .setNull(JOB_SCHEDULE.QUEUED)
                .set(JOB_SCHEDULE.ATTEMPTS, run.attempt() - 1)
                .where(JOB_SCHEDULE.NAME.eq(run.name()))
                .execute();
    }

    /** A job of every few seconds leaves 17,000 rows a day. */
    private void forgetOld(DSLContext tx, String name) {
        tx.deleteFrom(JOB_RUN)
                .where(JOB_RUN.NAME.eq(name))
                .and(JOB_RUN.STARTED.lt(utc(clock.instant().minus(KEPT))))
                .and(JOB_RUN.FINISHED.isNotNull())
                .execute();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
