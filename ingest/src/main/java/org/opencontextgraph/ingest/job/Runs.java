package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** What was run and how it ended: `ingest.job_run`. */
final class Runs {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final DSLContext sql;
    private final InstantSource clock;

    Runs(DataSource database, InstantSource clock) {
        this.sql = DSL.using(database, SQLDialect.POSTGRES);
        this.clock = clock;
    }

    /** Whether a run that began after the job was due has done its work: then a queue that piled up is passed over. */
    boolean doneSince(DueJob job) {
        return sql.fetchExists(
                JOB_RUN,
                JOB_RUN.NAME
                        .eq(job.name())
                        .and(JOB_RUN.STARTED.gt(job.due().atOffset(ZoneOffset.UTC)))
                        .and(JOB_RUN.OUTCOME.eq(DONE)));
    }

    void started(String id, DueJob job, long attempts) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        sql.insertInto(JOB_RUN, JOB_RUN.ID, JOB_RUN.NAME, JOB_RUN.STARTED, JOB_RUN.ATTEMPTS)
                .values(id, job.name(), now, (int) attempts)
                .onConflict(JOB_RUN.ID)
                .doUpdate()
                .set(JOB_RUN.STARTED, now)
                .set(JOB_RUN.ATTEMPTS, (int) attempts)
                .execute();
    }

    void ended(String id, boolean done) {
        Instant now = clock.instant();
        sql.update(JOB_RUN)
                .set(JOB_RUN.FINISHED, now.atOffset(ZoneOffset.UTC))
                .set(JOB_RUN.OUTCOME, done ? DONE : FAILED)
                .where(JOB_RUN.ID.eq(id))
                .execute();
    }

    /** A job of every few seconds leaves 17,000 rows a day. */
    void forgetOld(String name) {
        sql.deleteFrom(JOB_RUN)
                .where(JOB_RUN.NAME.eq(name))
                .and(JOB_RUN.STARTED.lt(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)))
                .execute();
    }
}
