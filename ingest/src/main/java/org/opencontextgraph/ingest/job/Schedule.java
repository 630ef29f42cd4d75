package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_SCHEDULE;

import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each job is due next, and which ones wait: `ingest.job_schedule`.
 *
 * <p>A job that is due waits from then on, until a worker has begun it. What waits is told to Redis, and told again after
 * {@link #TELL_AGAIN}, in case that has forgotten it; a job that is running waits until its run has ended.
 */
final class Schedule {
    static final Duration TELL_AGAIN = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    /** Any number that no other advisory lock of this database has. */
    private static final long LOCK = 0x0C6_0002L;

    private final DSLContext sql;
    private final InstantSource clock;

    Schedule(DataSource database, InstantSource clock) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.clock = clock;
    }

    /**
     * Enters jobs that are not in the schedule yet or have another cron expression now, and takes out those that are not there
     * any more; when one is due next, and whether an operator turned it off, stays.
     */
    void agree(Collection<? extends Job> jobs) {
        Map<String, String> entered = sql.selectFrom(JOB_SCHEDULE).fetchMap(JOB_SCHEDULE.NAME, JOB_SCHEDULE.CRON);
        for (Job job : jobs) {
            if (!job.cron().equals(entered.get(job.name()))) {
                try {
                    enter(job);
                } catch (IllegalArgumentException e) {
                    LOG.error("job {} is not scheduled: {}", job.name(), e.getMessage());
                }
            }
        }
        Set<String> gone = new HashSet<>(entered.keySet());
        jobs.forEach(job -> gone.remove(job.name()));
        if (!gone.isEmpty()) {
            sql.deleteFrom(JOB_SCHEDULE).where(JOB_SCHEDULE.NAME.in(gone)).execute();
        }
    }

    private void enter(Job job) {
        Instant now = clock.instant();
        OffsetDateTime next = utc(job.isDueAtOnce() ? now : Cron.of(job.cron()).after(now));
        sql.insertInto(JOB_SCHEDULE, JOB_SCHEDULE.NAME, JOB_SCHEDULE.CRON, JOB_SCHEDULE.NEXT_RUN)
                .values(job.name(), job.cron(), next)
                .onConflict(JOB_SCHEDULE.NAME)
                .doUpdate()
                .set(JOB_SCHEDULE.CRON, job.cron())
                .set(JOB_SCHEDULE.NEXT_RUN, next)
                .where(JOB_SCHEDULE.CRON.ne(job.cron()))
                .execute();
    }

    /** Every job that is due waits from now on. Does nothing while another scheduler is at it. */
    void letDueWait() {
        sql.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            if (!lease(tx)) {
                return;
            }
            Instant now = clock.instant();
            var due = tx.selectFrom(JOB_SCHEDULE)
                    .where(JOB_SCHEDULE.ENABLED)
                    .and(JOB_SCHEDULE.NEXT_RUN.le(utc(now)))
                    .forUpdate()
                    .fetch();
            for (var job : due) {
                String name = job.get(JOB_SCHEDULE.NAME);
                String cron = job.get(JOB_SCHEDULE.CRON);
                try {
                    tx.update(JOB_SCHEDULE)
                            .set(JOB_SCHEDULE.NEXT_RUN, utc(Cron.of(cron).after(now)))
                            .set(
                                    JOB_SCHEDULE.WAITING,
                                    DSL.coalesce(JOB_SCHEDULE.WAITING, job.get(JOB_SCHEDULE.NEXT_RUN)))
                            .where(JOB_SCHEDULE.NAME.eq(name))
                            .execute();
                } catch (IllegalArgumentException e) {
                    LOG.error("job {} has a schedule that cannot be understood: {}", name, cron);
                }
            }
        });
    }

    /**
     * Hands out jobs that wait and could run alone now. Does nothing while another scheduler is at it.
     *
     * @param jobs all that there are
     * @throws RedisException of {@code queue}; what it refused, and all that comes after it, is handed out the next time
     */
    void handOut(Collection<? extends Job> jobs, Consumer<? super Job> queue) {
        Map<String, ? extends Job> byName = jobs.stream().collect(Collectors.toMap(Job::name, job -> job));
        RedisException failure = sql.transactionResult(transaction -> handOut(transaction.dsl(), byName, queue));
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable RedisException handOut(
            DSLContext tx, Map<String, ? extends Job> jobs, Consumer<? super Job> queue) {
        if (!lease(tx)) {
            return null;
        }
        Instant now = clock.instant();
        var waiting = tx.select(JOB_SCHEDULE.NAME)
                .from(JOB_SCHEDULE)
                .where(JOB_SCHEDULE.ENABLED)
                .and(JOB_SCHEDULE.WAITING.isNotNull())
                .and(JOB_SCHEDULE.QUEUED.isNull().or(JOB_SCHEDULE.QUEUED.le(utc(now.minus(TELL_AGAIN)))))
                .orderBy(JOB_SCHEDULE.WAITING)
                .fetch(JOB_SCHEDULE.NAME);
        for (String name : waiting) {
            Job job = jobs.get(name);
            if (job != null && NameLocks.isFree(tx, job.alone())) {
                // Written down first: a worker that is faster than this transaction waits for it.
                tx.update(JOB_SCHEDULE)
                        .set(JOB_SCHEDULE.QUEUED, utc(now))
                        .where(JOB_SCHEDULE.NAME.eq(name))
                        .execute();
                try {
                    queue.accept(job);
                } catch (RedisException e) {
                    tx.update(JOB_SCHEDULE)
                            .setNull(JOB_SCHEDULE.QUEUED)
                            .where(JOB_SCHEDULE.NAME.eq(name))
                            .execute();
                    return e;
                }
            }
        }
        return null;
    }

    /** How long the job that waits longest has been due; zero when none is. */
    Duration longestWait() {
        OffsetDateTime since = sql.select(DSL.min(
                        DSL.least(DSL.coalesce(JOB_SCHEDULE.WAITING, JOB_SCHEDULE.NEXT_RUN), JOB_SCHEDULE.NEXT_RUN)))
                .from(JOB_SCHEDULE)
                .where(JOB_SCHEDULE.ENABLED)
                .fetchSingle()
                .value1();
        Duration age = since == null ? Duration.ZERO : Duration.between(since.toInstant(), clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static boolean lease(DSLContext tx) {
        return Boolean.TRUE.equals(tx.select(DSL.field("pg_try_advisory_xact_lock({0})", Boolean.class, DSL.val(LOCK)))
                .fetchSingle()
                .value1());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
