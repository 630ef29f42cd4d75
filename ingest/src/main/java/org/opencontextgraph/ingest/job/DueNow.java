package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_SCHEDULE;

import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Has a job done as soon as a worker has time; many words before that are one. */
public final class DueNow {
    private final DataSource database;
    private final InstantSource clock;

    /** @param database connections of {@code ocg_ingest} */
    public DueNow(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A job that is not in the schedule stays out of it. */
    public void ask(String job) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        DSL.using(database, SQLDialect.POSTGRES)
                .update(JOB_SCHEDULE)
                .set(JOB_SCHEDULE.NEXT_RUN, now)
                .where(JOB_SCHEDULE.NAME.eq(job).and(JOB_SCHEDULE.NEXT_RUN.gt(now)))
                .execute();
    }
}
