package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_SCHEDULE;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When each job is due next: `ingest.job_schedule`. */
final class Schedule {
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
     * Enters jobs that are not in the schedule yet or have another cron expression now; when one is due next, and whether
     * an operator turned it off, stays.
     */
    void enter(Collection<? extends Job> jobs) {
        for (Job job : jobs) {
            OffsetDateTime next = utc(Cron.of(job.cron()).after(clock.instant()));
            sql.insertInto(JOB_SCHEDULE, JOB_SCHEDULE.NAME, JOB_SCHEDULE.CRON, JOB_SCHEDULE.NEXT_RUN)
                    .values(job.name(), job.cron(), next)
                    .onConflict(JOB_SCHEDULE.NAME)
                    .doUpdate()
                    .set(JOB_SCHEDULE.CRON, job.cron())
                    .set(JOB_SCHEDULE.NEXT_RUN, next)
                    .where(JOB_SCHEDULE.CRON.ne(job.cron()))
                    .execute();
        }
    }

    /** Jobs that are not there any more. */
    void leave(Collection<String> names) {
        sql.deleteFrom(JOB_SCHEDULE).where(JOB_SCHEDULE.NAME.in(names)).execute();
    }

    /**
     * Hands out every due job and moves it to its next time, in one transaction: what {@code queue} refuses stays due.
     * Does nothing while another scheduler is at it.
     */
    void takeDue(Consumer<DueJob> queue) {
        sql.transaction(transaction -> {
            DSLContext tx = transaction.dsl();
            boolean mine = Boolean.TRUE.equals(
                    tx.select(DSL.field("pg_try_advisory_xact_lock({0})", Boolean.class, DSL.val(LOCK)))
                            .fetchSingle()
                            .value1());
            if (!mine) {
                return;
            }
            Instant now = clock.instant();
            var due = tx.selectFrom(JOB_SCHEDULE)
                    .where(JOB_SCHEDULE.ENABLED)
                    .and(JOB_SCHEDULE.NEXT_RUN.le(utc(now)))
                    .orderBy(JOB_SCHEDULE.NEXT_RUN)
                    .fetch();
            for (var job : due) {
                String name = job.get(JOB_SCHEDULE.NAME);
                String cron = job.get(JOB_SCHEDULE.CRON);
                try {
                    Instant next = Cron.of(cron).after(now);
                    queue.accept(new DueJob(name, job.get(JOB_SCHEDULE.NEXT_RUN).toInstant()));
                    tx.update(JOB_SCHEDULE)
                            .set(JOB_SCHEDULE.NEXT_RUN, utc(next))
                            .where(JOB_SCHEDULE.NAME.eq(name))
                            .execute();
                } catch (IllegalArgumentException e) {
                    LOG.error("job {} has a schedule that cannot be understood: {}", name, cron);
                }
            }
        });
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
