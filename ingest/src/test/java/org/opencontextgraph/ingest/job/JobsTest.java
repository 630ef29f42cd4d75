package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_SCHEDULE;

import io.lettuce.core.RedisClient;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.awaitility.core.ConditionFactory;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsTest {
    private static final Worker.Settings QUICK = new Worker.Settings(Duration.ofMillis(300), 3, Duration.ofMillis(100));
    private static final InstantSource CLOCK = InstantSource.system();
    private static final DueJob DUE = new DueJob("count", Instant.parse("2026-01-01T00:00:00Z"));

    private TestBackends backends;
    private DSLContext sql;
    private String prefix = "";

    JobsTest() throws Exception {
        backends = TestBackends.start();
        sql = DSL.using(backends.database(), SQLDialect.POSTGRES);
    }

    @BeforeAll
    void roundsAreSlowOnTheFirstTime() {
        // Loads the classes of jOOQ and Lettuce, so that the tests' patience is for the jobs alone.
        assertThat(sql.fetchCount(JOB_SCHEDULE)).isZero();
    }

    @AfterAll
    void stop() throws Exception {
        backends.close();
    }

    @BeforeEach
    void clean() {
        sql.deleteFrom(JOB_RUN).execute();
        sql.deleteFrom(JOB_SCHEDULE).execute();
        prefix = "test-" + System.nanoTime() + ":";
    }

    @Test
    void shouldQueueADueJobOnceHoweverManySchedulersLook() {
        // Given
        CountingJob job = new CountingJob(0);
        try (Scheduler one = scheduler(job);
                Scheduler other = scheduler(job);
                Worker worker = worker(job)) {
            one.start();
            other.start();
            worker.start();
            patiently().until(() -> sql.fetchCount(JOB_SCHEDULE) == 1);

            // When
            makeDue();

            // Then
            patiently().untilAsserted(() -> assertThat(job.runs).hasValue(1));
            assertThat(job.lastJobId).startsWith("count/");
            patiently()
                    .untilAsserted(() -> assertThat(sql.fetchCount(JOB_RUN, JOB_RUN.OUTCOME.eq("done")))
                            .isEqualTo(1));
            OffsetDateTime next =
                    Objects.requireNonNull(sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.NEXT_RUN));
            assertThat(next).isAfter(CLOCK.instant().atOffset(ZoneOffset.UTC));
            assertThat(next.getDayOfYear()).isEqualTo(1);
        }
        assertThat(job.runs).hasValue(1);
    }

    @Test
    void shouldRunWhatADeadWorkerLeftBehind() {
        // Given a worker that took a job and died
        CountingJob job = new CountingJob(0);
        try (JobQueue queue = new JobQueue(backends.redis(), prefix)) {
            queue.add(DUE);
            patiently()
                    .until(() -> queue.take("dead", Duration.ofMinutes(1), Duration.ofMillis(100))
                            .isPresent());

            // When
            try (Worker worker = worker(job)) {
                worker.start();

                // Then
                patiently().untilAsserted(() -> assertThat(queue.waiting()).isZero());
            }
            assertThat(job.runs).hasValue(1);
        }
    }

    @Test
    void shouldTryAFailedJobAgain() {
        // Given
        CountingJob job = new CountingJob(2);
        double failedBefore = metric("ocg_job_seconds_count", "failed");
        double doneBefore = metric("ocg_job_seconds_count", "done");
        try (JobQueue queue = new JobQueue(backends.redis(), prefix);
                Worker worker = worker(job)) {
            // When
            queue.add(DUE);
            worker.start();

            // Then
            patiently().untilAsserted(() -> assertThat(queue.waiting()).isZero());
            assertThat(metric("ocg_job_seconds_count", "failed") - failedBefore).isEqualTo(2);
            assertThat(metric("ocg_job_seconds_count", "done") - doneBefore).isEqualTo(1);
            assertThat(CollectorRegistry.defaultRegistry.getSampleValue(
                            "ocg_job_wait_seconds_sum", new String[] {"job"}, new String[] {"count"}))
                    .isPositive();
            assertThat(job.runs).hasValue(3);
            assertThat(queue.buried()).isZero();
        }
    }

    @Test
    void shouldBuryAJobThatNeverSucceeds() {
        // Given
        CountingJob job = new CountingJob(Integer.MAX_VALUE);
        try (JobQueue queue = new JobQueue(backends.redis(), prefix);
                Worker worker = worker(job)) {
            // When
            queue.add(DUE);
            worker.start();

            // Then
            patiently().untilAsserted(() -> assertThat(queue.buried()).isEqualTo(1));
            assertThat(queue.waiting()).isZero();
            assertThat(job.runs).hasValue(3);
            assertThat(sql.fetchCount(JOB_RUN, JOB_RUN.OUTCOME.eq("failed"))).isEqualTo(1);
        }
    }

    @Test
    void shouldGoOnInTheNextPeriodWhenRedisLostEverything() {
        // Given
        CountingJob job = new CountingJob(0);
        RedisClient client = RedisClient.create(backends.redis());
        try (var redis = client.connect();
                Scheduler scheduler = scheduler(job);
                Worker worker = worker(job)) {
            scheduler.start();
            worker.start();
            patiently().until(() -> sql.fetchCount(JOB_SCHEDULE) == 1);
            makeDue();
            patiently().untilAsserted(() -> assertThat(job.runs).hasValue(1));

            // When
            redis.sync().flushall();
            makeDue();

            // Then
            patiently().untilAsserted(() -> assertThat(job.runs).hasValue(2));
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    @Test
    void shouldPassOverAQueueThatPiledUp() {
        // Given
        CountingJob job = new CountingJob(0);
        try (JobQueue queue = new JobQueue(backends.redis(), prefix);
                Worker worker = worker(job)) {
            for (int i = 0; i < 20; i++) {
                queue.add(new DueJob("count", DUE.due().plusSeconds(i)));
            }

            // When
            worker.start();

            // Then
            patiently().untilAsserted(() -> assertThat(queue.waiting()).isZero());
            assertThat(job.runs).hasValue(1);
        }
    }

    @Test
    void shouldTakeOverANewCronAndLeaveTheRestOfTheScheduleAlone() {
        // Given
        Schedule schedule = new Schedule(backends.database(), CLOCK);
        schedule.enter(List.of(new CountingJob(0)));
        sql.update(JOB_SCHEDULE).set(JOB_SCHEDULE.ENABLED, false).execute();
        OffsetDateTime before = sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.NEXT_RUN);

        // When
        schedule.enter(List.of(new CountingJob(0)));

        // Then
        assertThat(sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.NEXT_RUN))
                .isEqualTo(before);

        // When
        sql.update(JOB_SCHEDULE).set(JOB_SCHEDULE.CRON, "*/5 * * * * ?").execute();
        schedule.enter(List.of(new CountingJob(0)));

        // Then
        assertThat(sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.CRON)).isEqualTo("0 0 0 1 1 *");
        assertThat(sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.ENABLED))
                .isFalse();
    }

    private Scheduler scheduler(Job job) {
        return new Scheduler(backends.database(), backends.redis(), prefix, Jobs.always(List.of(job)), CLOCK);
    }

    private Worker worker(Job job) {
        return new Worker(backends.database(), backends.redis(), prefix, Jobs.always(List.of(job)), QUICK, CLOCK);
    }

    private void makeDue() {
        sql.update(JOB_SCHEDULE)
                .set(JOB_SCHEDULE.NEXT_RUN, CLOCK.instant().atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** A loaded machine is slow; what never comes fails in any case. */
    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private static double metric(String name, String outcome) {
        Double value = CollectorRegistry.defaultRegistry.getSampleValue(
                name, new String[] {"job", "outcome"}, new String[] {"count", outcome});
        return value == null ? 0 : value;
    }
}
