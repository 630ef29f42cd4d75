package org.opencontextgraph.ingest.job;

import static org.awaitility.Awaitility.await;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_SCHEDULE;

import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Schedulers and workers on one Redis and one PostgreSQL, for one test; closed in the reverse order. */
final class JobWorld implements AutoCloseable {
    /** A second is a long time here. */
    static final WorkerSettings QUICK = new WorkerSettings(
            Map.of(Lane.HOUSE, 1, Lane.TOOLS, 2),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofSeconds(3),
            3,
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1)));

    final DSLContext sql;
    final JobBoard board;
    final String prefix = "test-" + System.nanoTime() + ":";
    InstantSource clock = InstantSource.system();
    WorkerSettings settings = QUICK;
    private final TestBackends backends;
    private final Deque<Runnable> started = new ArrayDeque<>();

    JobWorld(TestBackends backends) {
        this.backends = backends;
        this.sql = DSL.using(backends.database(), SQLDialect.POSTGRES);
        this.board = new JobBoard(backends.database(), InstantSource.system());
        sql.deleteFrom(JOB_RUN).execute();
        sql.deleteFrom(JOB_SCHEDULE).execute();
    }

    JobWorld scheduler(Job... jobs) {
        Scheduler scheduler =
                new Scheduler(backends.database(), backends.redis(), prefix, Jobs.always(List.of(jobs)), clock);
        started.push(scheduler::close);
        scheduler.start();
        patiently().until(() -> sql.fetchCount(JOB_SCHEDULE) >= jobs.length);
        return this;
    }

    Worker worker(Job... jobs) {
        Worker worker =
                new Worker(backends.database(), backends.redis(), prefix, Jobs.always(List.of(jobs)), settings, clock);
        started.push(worker::close);
        worker.start();
        return worker;
    }

    JobQueue queue() {
        JobQueue queue = new JobQueue(backends.redis(), prefix);
        started.push(queue::close);
        return queue;
    }

    /** As an operator does. */
    void makeDue(String name) {
        if (!board.dueNow(name)) {
            throw new AssertionError("no job " + name);
        }
    }

    int runs(String name, Outcome outcome) {
        return sql.fetchCount(JOB_RUN, JOB_RUN.NAME.eq(name).and(JOB_RUN.OUTCOME.eq(outcome.text())));
    }

    /** A loaded machine is slow; what never comes fails in any case. */
    static ConditionFactory patiently() {
        return await().pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(60));
    }

    static double metric(String name, String job) {
        Double value = CollectorRegistry.defaultRegistry.getSampleValue(name, new String[] {"job"}, new String[] {job});
        return value == null ? 0 : value;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            started.pop().run();
        }
    }
}
