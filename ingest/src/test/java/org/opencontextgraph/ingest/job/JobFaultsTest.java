package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;
import static org.opencontextgraph.ingest.job.JobWorld.metric;
import static org.opencontextgraph.ingest.job.JobWorld.patiently;

import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Redis and PostgreSQL that go away and come back, and workers that die, while jobs run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobFaultsTest {
    private final TestBackends backends;
    private NeverTwice marks;
    private JobWorld world;

    @SuppressWarnings("NullAway.Init") // before each
    JobFaultsTest() throws Exception {
        backends = TestBackends.start();
    }

    @AfterAll
    void stop() throws Exception {
        backends.close();
    }

    @BeforeEach
    void begin(@TempDir Path directory) {
        marks = new NeverTwice(directory);
        world = new JobWorld(backends);
    }

    @AfterEach
    void end() {
        world.close();
        assertThat(marks.overlaps()).isEmpty();
    }

    @Test
    void shouldGoOnWhenRedisIsKilledSilentEmptiedOrFull() throws Exception {
        // Given two schedulers and three workers, a job of every second, and one that takes as long as all the trouble
        Job[] jobs = {WorkerProcess.often(marks), WorkerProcess.longJob(marks)};
        world.scheduler(jobs).scheduler(jobs);
        world.worker(jobs);
        world.worker(jobs);
        world.worker(jobs);
        world.makeDue("long");
        patiently().until(() -> marks.runs("long") == 1);
        awaitMore("often");

        // When it is killed
        backends.killRedis();
        patiently().until(() -> waits("often") && Double.isNaN(gauge("ocg_jobs_queued")));
        backends.restartRedis();
        awaitMore("often");

        // And does not answer
        backends.pauseRedis();
        patiently().until(() -> waits("often") && Double.isNaN(gauge("ocg_jobs_queued")));
        backends.wakeRedis();
        awaitMore("often");

        // And loses everything
        backends.tellRedis(redis -> redis.flushall());
        awaitMore("often");

        // And takes nothing; an entry that cannot be taken out of it meanwhile may bring its job again
        backends.tellRedis(redis -> redis.configSet("maxmemory", "1"));
        Thread.sleep(4_000);
        backends.tellRedis(redis -> redis.configSet("maxmemory", "0"));
        awaitMore("often");

        // Then what ran all the time ends as if nothing had been
        marks.mark("go");
        patiently().until(() -> world.runs("long", Outcome.DONE) == 1);
        assertThat(world.sql.fetchCount(JOB_RUN, JOB_RUN.NAME.eq("long"))).isEqualTo(1);
        assertThat(world.sql.fetchCount(JOB_RUN, JOB_RUN.OUTCOME.notIn("done"))).isZero();
    }

    @Test
    void shouldRunOnceWhatWasDueInTenMinutesWithoutRedis() throws Exception {
        // Given a wall clock that the test moves, and a job of every five minutes
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:01Z"));
        world.clock = now::get;
        Job job = marks.job("five", () -> {}).every("0 */5 * * * *");
        world.scheduler(job);
        world.worker(job);
        now.set(Instant.parse("2026-03-01T12:05:00Z"));
        patiently().until(() -> world.runs("five", Outcome.DONE) == 1);

        // When Redis is away for ten minutes of that clock
        backends.killRedis();
        now.set(Instant.parse("2026-03-01T12:10:00Z"));
        patiently().until(() -> waits("five"));
        now.set(Instant.parse("2026-03-01T12:15:00Z"));
        patiently().until(() -> gauge("ocg_job_oldest_due_seconds") == 300);
        backends.restartRedis();

        // Then
        patiently().until(() -> world.runs("five", Outcome.DONE) == 2);
        Thread.sleep(2_000);
        assertThat(marks.runs("five")).isEqualTo(2);
        assertThat(world.board.all().getFirst().next()).isEqualTo(Instant.parse("2026-03-01T12:20:00Z"));
    }

    @Test
    void shouldKeepNamesApartWhenPostgresClosesAllSessionsAndComesBack() throws Exception {
        // Given a job that runs, and is due again
        world.settings = new WorkerSettings(
                JobWorld.QUICK.slots(),
                JobWorld.QUICK.patience(),
                JobWorld.QUICK.beat(),
                JobWorld.QUICK.reclaimAfter(),
                WorkerSettings.DEFAULT.lease(),
                3,
                JobWorld.QUICK.backoff());
        Job[] jobs = {WorkerProcess.longJob(marks), marks.job("other", () -> {})};
        world.scheduler(jobs).scheduler(jobs);
        world.worker(jobs);
        world.worker(jobs);
        world.worker(jobs);
        world.makeDue("long");
        patiently().until(() -> marks.runs("long") == 1);
        world.makeDue("long");
        patiently().until(() -> waits("long"));

        // When
        backends.withoutPostgres(Duration.ofSeconds(5));

        // Then its lock is its own again, and other jobs run
        patiently().during(Duration.ofSeconds(2)).until(() -> !free("long"));
        world.makeDue("other");
        patiently().until(() -> world.runs("other", Outcome.DONE) == 1);
        assertThat(marks.runs("long")).isEqualTo(1);

        // When
        marks.mark("go");

        // Then
        patiently().until(() -> world.runs("long", Outcome.DONE) == 2);
        assertThat(world.sql.fetchCount(JOB_RUN, JOB_RUN.OUTCOME.notIn("done"))).isZero();
    }

    @Test
    void shouldBeginAnewWhatAKilledWorkerRanAndNothingElse() throws Exception {
        // Given two schedulers and three workers, of which one runs in a process of its own
        double lostBefore = metric("ocg_job_lost_total", "long");
        Job[] jobs = {WorkerProcess.often(marks), WorkerProcess.longJob(marks)};
        world.scheduler(jobs).scheduler(jobs);
        try (WorkerProcess victim = WorkerProcess.start(backends, world.prefix, marks.directory())) {
            world.makeDue("long");
            patiently().until(() -> marks.runs("long") == 1);
            world.worker(jobs);
            world.worker(jobs);
            awaitMore("often");

            // When
            victim.kill();
        }
        long killed = System.nanoTime();

        // Then
        patiently().until(() -> marks.runs("long") == 2);
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(20));
        marks.mark("go");
        patiently().until(() -> world.runs("long", Outcome.DONE) == 1);
        assertThat(world.sql
                        .selectFrom(JOB_RUN)
                        .where(JOB_RUN.NAME.eq("long"))
                        .orderBy(JOB_RUN.STARTED)
                        .fetch(run -> run.get(JOB_RUN.OUTCOME) + " " + run.get(JOB_RUN.ATTEMPTS)))
                .containsExactly("lost 1", "done 2");
        assertThat(metric("ocg_job_lost_total", "long") - lostBefore).isEqualTo(1);
        awaitMore("often");
    }

    @Test
    void shouldWaitForAWorkerThatIsPaused() throws Exception {
        // Given
        Job job = WorkerProcess.longJob(marks);
        world.scheduler(job);
        try (WorkerProcess paused = WorkerProcess.start(backends, world.prefix, marks.directory())) {
            world.makeDue("long");
            patiently().until(() -> marks.runs("long") == 1);
            world.worker(job);

            // When it is paused for longer than its entry and a suspicion last
            paused.pause();
            Thread.sleep(3 * JobWorld.QUICK.lease().toMillis());
            assertThat(marks.runs("long")).isEqualTo(1);
            paused.goOn();
            marks.mark("go");

            // Then it ends what it began, once
            patiently().until(() -> world.runs("long", Outcome.DONE) == 1);
            Thread.sleep(3 * JobWorld.QUICK.reclaimAfter().toMillis());
            assertThat(world.sql.fetchCount(JOB_RUN)).isEqualTo(1);
            assertThat(marks.runs("long")).isEqualTo(1);
        }
    }

    @Test
    void shouldWriteNothingDownForARunThatWasTakenOverInItsSleep() throws Exception {
        // Given a worker that is paused, and whose sessions PostgreSQL has closed: it could as well be dead
        Job other = PlainJob.of("long", () -> {});
        world.scheduler(other);
        try (WorkerProcess paused = WorkerProcess.start(backends, world.prefix, marks.directory())) {
            world.makeDue("long");
            patiently().until(() -> marks.runs("long") == 1);
            paused.pause();
            WorkerProcess.closeSessions(backends);
            world.worker(other);
            patiently().until(() -> world.runs("long", Outcome.DONE) == 1);

            // When
            paused.goOn();

            // Then
            patiently().until(() -> marks.isMarked("interrupted"));
            Thread.sleep(1_000);
            assertThat(world.sql.selectFrom(JOB_RUN).orderBy(JOB_RUN.STARTED).fetch(run -> run.get(JOB_RUN.OUTCOME)))
                    .containsExactly("lost", "done");
        }
    }

    private void awaitMore(String job) {
        int before = world.runs(job, Outcome.DONE);
        patiently().until(() -> world.runs(job, Outcome.DONE) >= before + 2);
    }

    private boolean waits(String job) {
        return world.board.all().stream()
                .anyMatch(row -> row.name().equals(job) && row.waiting().isPresent());
    }

    private boolean free(String job) {
        return NameLocks.isFree(world.sql, job);
    }

    private static double gauge(String name) {
        Double value = name.equals("ocg_jobs_queued")
                ? CollectorRegistry.defaultRegistry.getSampleValue(name, new String[] {"lane"}, new String[] {"tools"})
                : CollectorRegistry.defaultRegistry.getSampleValue(name);
        return value == null ? -1 : value;
    }
}
