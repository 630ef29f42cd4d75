package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_SCHEDULE;
import static org.opencontextgraph.ingest.job.JobWorld.metric;
import static org.opencontextgraph.ingest.job.JobWorld.patiently;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobsTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final TestBackends backends;
    private final AtomicInteger count = new AtomicInteger();
    private JobWorld world;

    @SuppressWarnings("NullAway.Init") // before each
    JobsTest() throws Exception {
        backends = TestBackends.start();
    }

    @AfterAll
    void stop() throws Exception {
        backends.close();
    }

    @BeforeEach
    void begin() {
        count.set(0);
        world = new JobWorld(backends);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void shouldRunADueJobOnceHoweverManySchedulersAndWorkersThereAre() {
        // Given
        Job job = PlainJob.of("count", count::incrementAndGet);
        world.scheduler(job).scheduler(job);
        world.worker(job);
        world.worker(job);

        // When
        world.makeDue("count");

        // Then
        patiently().until(() -> world.runs("count", Outcome.DONE) == 1);
        OffsetDateTime next =
                Objects.requireNonNull(world.sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.NEXT_RUN));
        assertThat(next).isAfter(Instant.now().atOffset(ZoneOffset.UTC));
        assertThat(next.getDayOfYear()).isEqualTo(1);
        assertThat(world.board.all()).singleElement().satisfies(row -> {
            assertThat(row.waiting()).isEmpty();
            assertThat(row.last().orElseThrow().outcome()).contains("done");
        });
        assertThat(count).hasValue(1);
    }

    @Test
    void shouldTakeWhatADeadWorkerHadOnlyTaken() {
        // Given a worker that took an entry and died before it began
        Job job = PlainJob.of("count", count::incrementAndGet);
        world.scheduler(job);
        world.makeDue("count");
        JobQueue dead = world.queue();
        patiently()
                .until(() -> dead.take("dead", List.of(Lane.TOOLS), Duration.ofMinutes(1), Duration.ofMillis(100))
                        .isPresent());

        // When
        world.worker(job);

        // Then
        patiently().until(() -> world.runs("count", Outcome.DONE) == 1);
        assertThat(count).hasValue(1);
    }

    @Test
    void shouldTryAFailedJobAgainAtATimeThatIsWrittenDown() {
        // Given
        double retriesBefore = metric("ocg_job_retries_total", "count");
        Job job = PlainJob.of("count", () -> {
            if (count.incrementAndGet() <= 2) {
                throw new IllegalStateException("a test's failure");
            }
        });
        world.scheduler(job);
        world.worker(job);

        // When
        world.makeDue("count");

        // Then
        patiently().until(() -> world.runs("count", Outcome.DONE) == 1);
        var runs = world.sql.selectFrom(JOB_RUN).orderBy(JOB_RUN.STARTED).fetch();
        assertThat(runs.map(run -> run.get(JOB_RUN.OUTCOME))).containsExactly("failed", "failed", "done");
        assertThat(runs.map(run -> run.get(JOB_RUN.ATTEMPTS))).containsExactly(1, 2, 3);
        for (int i = 0; i < 2; i++) {
            OffsetDateTime promised = Objects.requireNonNull(runs.get(i).get(JOB_RUN.NEXT_ATTEMPT));
            assertThat(promised).isAfter(runs.get(i).get(JOB_RUN.FINISHED));
            assertThat(runs.get(i + 1).get(JOB_RUN.STARTED)).isAfterOrEqualTo(promised);
        }
        assertThat(world.sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.ATTEMPTS))
                .isZero();
        assertThat(metric("ocg_job_retries_total", "count") - retriesBefore).isEqualTo(2);
    }

    @Test
    void shouldGiveUpAJobThatNeverSucceedsUntilItIsDueAgain() {
        // Given
        double deadBefore = metric("ocg_job_dead_total", "count");
        Job job = PlainJob.of("count", () -> {
            count.incrementAndGet();
            throw new IllegalStateException("a test's failure");
        });
        world.scheduler(job);
        world.worker(job);

        // When
        world.makeDue("count");

        // Then
        patiently().until(() -> world.runs("count", Outcome.DEAD) == 1);
        assertThat(world.runs("count", Outcome.FAILED)).isEqualTo(2);
        assertThat(world.board.dead()).singleElement().satisfies(run -> {
            assertThat(run.attempt()).isEqualTo(3);
            assertThat(run.nextAttempt()).isEmpty();
        });
        assertThat(metric("ocg_job_dead_total", "count") - deadBefore).isEqualTo(1);

        // When
        world.makeDue("count");

        // Then
        patiently().until(() -> count.get() == 4);
    }

    @Test
    void shouldRunOnceWhatWasToldTwentyTimes() {
        // Given
        Job job = PlainJob.of("count", count::incrementAndGet);
        new Schedule(backends.database(), world.clock).agree(List.of(job));
        world.sql
                .update(JOB_SCHEDULE)
                .set(JOB_SCHEDULE.WAITING, LONG_AGO.atOffset(ZoneOffset.UTC))
                .execute();
        JobQueue queue = world.queue();
        for (int i = 0; i < 20; i++) {
            queue.add(Lane.TOOLS, "count");
        }

        // When
        world.worker(job);

        // Then
        patiently().until(() -> queue.waiting(Lane.TOOLS) == 0 && world.runs("count", Outcome.DONE) == 1);
        assertThat(count).hasValue(1);
    }

    @Test
    void shouldDropAJobThatIsNotThereAnyMoreWithoutAnAlarm() {
        // Given a job that waits, of a tool that was paused meanwhile
        Job paused = PlainJob.of("paused", count::incrementAndGet);
        Job other = PlainJob.of("other", count::incrementAndGet);
        Logger log = (Logger) LoggerFactory.getLogger(Worker.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        world.scheduler(paused, other);
        world.makeDue("paused");
        JobQueue queue = world.queue();
        patiently().until(() -> queue.waiting(Lane.TOOLS) == 1);

        // When
        try {
            world.worker(other);
            patiently().until(() -> queue.waiting(Lane.TOOLS) == 0);
            world.makeDue("other");
            patiently().until(() -> world.runs("other", Outcome.DONE) == 1);
        } finally {
            log.detachAppender(lines);
        }

        // Then
        assertThat(lines.list).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
        assertThat(lines.list).anySatisfy(line -> {
            assertThat(line.getFormattedMessage()).contains("paused", "not there any more");
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
        });
        assertThat(world.sql.fetchCount(JOB_RUN, JOB_RUN.NAME.eq("paused"))).isZero();
    }

    @Test
    void shouldTellRedisAgainWhatItMayHaveForgotten() {
        // Given a job that was told, and a worker that does not come
        Job job = PlainJob.of("count", new CountDownLatch(1)::await);
        Instant soon = Instant.now().plusSeconds(2);
        Schedule now = new Schedule(backends.database(), InstantSource.fixed(soon));
        Schedule later = new Schedule(backends.database(), InstantSource.fixed(soon.plus(Schedule.TELL_AGAIN)));
        now.agree(List.of(job));
        world.makeDue("count");
        AtomicInteger told = new AtomicInteger();
        now.letDueWait();
        now.handOut(List.of(job), _ -> told.incrementAndGet());

        // When
        now.handOut(List.of(job), _ -> told.incrementAndGet());

        // Then
        assertThat(told).hasValue(1);

        // When
        later.handOut(List.of(job), _ -> told.incrementAndGet());

        // Then
        assertThat(told).hasValue(2);
        assertThat(later.longestWait()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(120));
    }

    @Test
    void shouldTakeOverANewCronAndLeaveTheRestOfTheScheduleAlone() {
        // Given
        Schedule schedule = new Schedule(backends.database(), world.clock);
        schedule.agree(List.of(PlainJob.of("count", count::incrementAndGet)));
        world.sql.update(JOB_SCHEDULE).set(JOB_SCHEDULE.ENABLED, false).execute();
        OffsetDateTime before = world.sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.NEXT_RUN);

        // When
        schedule.agree(List.of(PlainJob.of("count", count::incrementAndGet)));

        // Then
        assertThat(world.sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.NEXT_RUN))
                .isEqualTo(before);

        // When
        world.sql.update(JOB_SCHEDULE).set(JOB_SCHEDULE.CRON, "*/5 * * * * ?").execute();
        schedule.agree(List.of(PlainJob.of("count", count::incrementAndGet)));

        // Then
        assertThat(world.sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.CRON))
                .isEqualTo(PlainJob.NEVER);
        assertThat(world.sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.ENABLED))
                .isFalse();

        // When the job is gone, such as that of a tool that was paused while no scheduler ran
        schedule.agree(List.of());

        // Then
        assertThat(world.sql.fetchCount(JOB_SCHEDULE)).isZero();
    }
}
