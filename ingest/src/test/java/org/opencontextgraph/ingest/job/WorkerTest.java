package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_SCHEDULE;
import static org.opencontextgraph.ingest.job.JobWorld.metric;
import static org.opencontextgraph.ingest.job.JobWorld.patiently;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerTest {
    private final TestBackends backends;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private CountDownLatch gate = new CountDownLatch(1);
    private JobWorld world;

    @SuppressWarnings("NullAway.Init") // before each
    WorkerTest() throws Exception {
        backends = TestBackends.start();
    }

    @AfterAll
    void stop() throws Exception {
        backends.close();
    }

    @BeforeEach
    void begin() {
        count.set(0);
        mostAtOnce.set(0);
        gate = new CountDownLatch(1);
        world = new JobWorld(backends);
    }

    @AfterEach
    void end() {
        gate.countDown();
        world.close();
    }

    @Test
    void shouldRunSeveralJobsAtATime() {
        // Given two jobs that end only when both run
        CyclicBarrier both = new CyclicBarrier(2);
        Job one = PlainJob.of("one", () -> both.await(60, TimeUnit.SECONDS));
        Job other = PlainJob.of("other", () -> both.await(60, TimeUnit.SECONDS));
        world.scheduler(one, other);
        world.worker(one, other);

        // When
        world.makeDue("one");
        world.makeDue("other");

        // Then
        patiently().until(() -> world.runs("one", Outcome.DONE) == 1 && world.runs("other", Outcome.DONE) == 1);
    }

    @Test
    void shouldKeepSlotsForTheHouseHoweverManyToolsAreSlow() {
        // Given more slow tools than there are slots
        Job[] jobs = {
            slow("a"),
            slow("b"),
            slow("c"),
            PlainJob.of("clock", count::incrementAndGet).in(Lane.HOUSE)
        };
        world.scheduler(jobs);
        world.worker(jobs);
        world.makeDue("a");
        world.makeDue("b");
        world.makeDue("c");
        patiently().until(() -> atOnce.get() == 2);

        // When
        world.makeDue("clock");

        // Then
        patiently().until(() -> world.runs("clock", Outcome.DONE) == 1);
        assertThat(mostAtOnce).hasValue(2);
    }

    @Test
    void shouldRunANameOnceAtATimeAndAgainWhenItWasDueMeanwhile() throws Exception {
        // Given a job that takes much longer than the entry of a dead worker is left alone
        Job job = slow("slow");
        world.scheduler(job);
        world.worker(job);
        world.worker(job);
        world.makeDue("slow");
        patiently().until(() -> count.get() == 1);

        // When it is due again, and somebody puts it into the queue by hand, too
        world.makeDue("slow");
        world.queue().add(Lane.TOOLS, "slow");
        Thread.sleep(5 * JobWorld.QUICK.reclaimAfter().toMillis());

        // Then
        assertThat(count).hasValue(1);
        assertThat(world.board.all().getFirst().waiting()).isPresent();
        assertThat(world.sql.fetchCount(JOB_RUN, JOB_RUN.SUSPECTED.isNotNull())).isZero();
        backends.tellRedis(redis -> assertThat(
                        redis.xpending(world.prefix + "jobs.tools", "workers", Range.unbounded(), Limit.from(10)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getRedeliveryCount()).isEqualTo(1)));

        // When
        gate.countDown();

        // Then
        patiently().until(() -> world.runs("slow", Outcome.DONE) == 2);
        assertThat(mostAtOnce).hasValue(1);
        assertThat(world.sql.selectFrom(JOB_RUN).fetch(JOB_RUN.ATTEMPTS)).containsOnly(1);
    }

    @Test
    void shouldNotRunTwoJobsOfOneToolSideBySide() throws Exception {
        // Given two workers, and two jobs of one tool and one of another
        Job[] jobs = {slow("ingest").with("tool"), slow("sync").with("tool"), slow("other")};
        world.scheduler(jobs);
        world.worker(jobs);
        world.worker(jobs);

        // When
        world.makeDue("ingest");
        patiently().until(() -> count.get() == 1);
        world.makeDue("sync");
        world.queue().add(Lane.TOOLS, "sync");
        world.makeDue("other");
        patiently().until(() -> count.get() == 2);
        Thread.sleep(5 * JobWorld.QUICK.reclaimAfter().toMillis());

        // Then the second one waits for the first, and the other tool does not
        assertThat(world.board.all().stream().filter(row -> row.waiting().isPresent()))
                .extracting(JobBoard.Row::name)
                .containsExactly("sync");
        assertThat(count).hasValue(2);

        // When
        gate.countDown();

        // Then
        patiently().until(() -> world.runs("sync", Outcome.DONE) == 1);
        assertThat(world.runs("ingest", Outcome.DONE)).isEqualTo(1);
    }

    @Test
    void shouldStopARunThatIsCancelledAlsoOneThatSwallowsAnInterrupt() {
        // Given
        double before = metric("ocg_job_cancelled_total", "stubborn");
        Job job = PlainJob.of("stubborn", () -> {
            while (true) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    if (count.incrementAndGet() == 3) {
                        throw e;
                    }
                }
            }
        });
        world.scheduler(job);
        world.worker(job);
        world.makeDue("stubborn");
        patiently().until(() -> world.sql.fetchCount(JOB_RUN) == 1);

        // When
        assertThat(world.board.cancel("stubborn")).isEqualTo(JobBoard.Cancelled.RUNNING);

        // Then
        patiently().until(() -> world.runs("stubborn", Outcome.CANCELLED) == 1);
        assertThat(world.sql.selectFrom(JOB_SCHEDULE).fetchSingle(JOB_SCHEDULE.ATTEMPTS))
                .isZero();
        assertThat(metric("ocg_job_cancelled_total", "stubborn") - before).isEqualTo(1);
        assertThat(world.board.cancel("stubborn")).isEqualTo(JobBoard.Cancelled.NOTHING);
        assertThat(world.board.cancel("absent")).isEqualTo(JobBoard.Cancelled.UNKNOWN);
    }

    @Test
    void shouldDropAWaitingJobThatIsCancelled() {
        // Given a job that waits for a worker
        Job job = PlainJob.of("count", count::incrementAndGet);
        world.scheduler(job);
        world.makeDue("count");
        JobQueue queue = world.queue();
        patiently().until(() -> queue.waiting(Lane.TOOLS) == 1);

        // When
        assertThat(world.board.cancel("count")).isEqualTo(JobBoard.Cancelled.WAITING);
        world.worker(job);

        // Then
        patiently().until(() -> queue.waiting(Lane.TOOLS) == 0);
        assertThat(world.runs("count", Outcome.CANCELLED)).isEqualTo(1);
        world.makeDue("count");
        patiently().until(() -> world.runs("count", Outcome.DONE) == 1);
        assertThat(count).hasValue(1);
    }

    @Test
    void shouldLetAJobWaitAgainWhenItsWorkerIsStoppedAndNotCountTheAttempt() {
        // Given
        Job job = slow("slow");
        world.scheduler(job);
        Worker first = world.worker(job);
        world.makeDue("slow");
        patiently().until(() -> count.get() == 1);

        // When
        first.close();

        // Then
        assertThat(world.runs("slow", Outcome.STOPPED)).isEqualTo(1);
        gate.countDown();
        world.worker(job);
        patiently().until(() -> world.runs("slow", Outcome.DONE) == 1);
        assertThat(world.sql.selectFrom(JOB_RUN).fetch(JOB_RUN.ATTEMPTS)).containsOnly(1);
    }

    /** Until the gate opens. */
    private PlainJob slow(String name) {
        return PlainJob.of(name, () -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            count.incrementAndGet();
            try {
                gate.await();
            } finally {
                atOnce.decrementAndGet();
            }
        });
    }
}
