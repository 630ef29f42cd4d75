package org.opencontextgraph.query.server.instance;

import static org.opencontextgraph.database.jooq.admin.Tables.JOB;
import static org.opencontextgraph.database.jooq.admin.Tables.JOB_RUN;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.admin.AuditLog;

/** The schedule, what came of it, and running something before its time. */
public final class Jobs {
    private static final int RUNS = 10;

    private final AdminTransactions transactions;

    public Jobs(AdminTransactions transactions) {
        this.transactions = transactions;
    }

    /** What became of the wish to run a job now. */
    public enum Wish {
        DUE,
        /** An operator turned it off. */
        OFF,
        UNKNOWN
    }

    /** All of them, by name. */
    public List<ScheduledJob> all(Subject administrator) throws SQLException {
        return transactions.run(
                administrator,
                "db.query.jobs",
                sql -> sql.selectFrom(JOB)
                        .orderBy(JOB.NAME)
                        .fetch(row -> new ScheduledJob(
                                row.get(JOB.NAME),
                                row.get(JOB.CRON),
                                row.get(JOB.NEXT_RUN).toInstant(),
                                row.get(JOB.ENABLED),
                                runs(sql, row.get(JOB.NAME)))));
    }

    /**
     * Makes a job due, as if its time had come: a scheduler queues it within a second, a worker runs it.
     *
     * @throws org.opencontextgraph.query.server.admin.NotAuditedException when it could not be written down; it is not due then
     */
    public Wish run(Subject administrator, String job) throws SQLException {
        return transactions.run(
                administrator,
                "db.upsert.job_schedule",
                sql -> AuditLog.audited(() -> Wish.valueOf(
                        sql.fetchSingle("select admin.run_job(?)", job).get(0, String.class))));
    }

    private static List<ScheduledJob.Run> runs(DSLContext sql, String job) {
        return sql.selectFrom(JOB_RUN)
                .where(JOB_RUN.NAME.eq(job))
                .orderBy(JOB_RUN.STARTED.desc(), JOB_RUN.ID.desc())
                .limit(RUNS)
                .fetch(row -> new ScheduledJob.Run(
                        row.get(JOB_RUN.ID),
                        row.get(JOB_RUN.STARTED).toInstant(),
                        Optional.ofNullable(row.get(JOB_RUN.FINISHED)).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.get(JOB_RUN.OUTCOME)),
                        row.get(JOB_RUN.ATTEMPTS)));
    }
}
