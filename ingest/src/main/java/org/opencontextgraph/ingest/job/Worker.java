package org.opencontextgraph.ingest.job;

import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opencontextgraph.ingest.feed.JobId;
import org.opencontextgraph.ingest.rounds.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs jobs that wait, several at a time, at least once each; those of one name or one tool one at a time, over all workers.
 *
 * <p>One thread does the books: what has ended is written down, what runs is kept alive, what waits is begun. Each run has a
 * thread of its own. Without Redis nothing new is begun; without PostgreSQL nothing is begun or written down; what runs goes on
 * in both cases. Log lines of a run carry its `job_id`.
 */
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    private final String name = "worker-" + UUID.randomUUID();
    private final Slots slots;
    private final Jobs jobs;
    private final WorkerSettings settings;
    private final JobQueue queue;
    private final Books books;
    private final NameLocks locks;
    private final Runs runs;
    private final InstantSource clock;
    private final Rounds rounds;
    private long nextBeat = System.nanoTime();

    /** @param prefix stands before every key in Redis */
    public Worker(
            HikariDataSource database,
            RedisURI redis,
            String prefix,
            Jobs jobs,
            WorkerSettings settings,
            InstantSource clock) {
        this.slots = new Slots(settings.slots());
        this.jobs = jobs;
        this.settings = settings;
        this.queue = new JobQueue(redis, prefix);
        this.books = new Books(queue);
        this.locks = new NameLocks(database);
        this.runs = new Runs(database, settings, clock);
        this.clock = clock;
        this.rounds = new Rounds(name, PAUSE, this::round, this::stop);
    }

    public void start() {
        rounds.start();
    }

    private void round() {
        boolean sound = books.attempt(this::finish);
        boolean beat = System.nanoTime() - nextBeat >= 0;
        if (beat) {
            nextBeat = System.nanoTime() + settings.beat().toNanos();
            sound &= books.attempt(this::watch);
            sound &= books.attempt(this::keep);
        }
        sound &= books.attempt(this::take);
        if (!sound) {
            pauseAfterFailure();
        } else if (beat) {
            books.over();
        }
    }

    /** What has ended is written down; when that fails, it is done again in the next round. */
    private void finish() throws SQLException {
        for (Running run : slots.running()) {
            if (run.ended()) {
                end(run);
            }
        }
    }

    private void end(Running run) throws SQLException {
        Beginning.Begun begun = run.begun();
        Outcome outcome = run.outcome(runs.wasLast(begun));
        try (var _ = MDC.putCloseable(JobId.KEY, begun.id())) {
            if (runs.end(begun, outcome)) {
                JobMetrics.ended(begun.name(), outcome, run.time());
                say(begun, outcome);
            } else {
                LOG.warn("job {} ended after another worker had taken it over", begun.name());
            }
        }
        slots.free(run);
        locks.give(run.job().alone());
        if (!run.entryLost()) {
            queue.done(run.entry());
        }
    }

    private static void say(Beginning.Begun run, Outcome outcome) {
        if (outcome == Outcome.DEAD) {
            LOG.error("job {} is given up after {} attempts, until it is due again", run.name(), run.attempt());
        } else {
            LOG.debug("job {} ended: {}", run.name(), outcome);
        }
    }

    /** The runs keep their locks, deny that they are dead, and hear what is wanted of them. */
    private void watch() throws SQLException {
        List<Running> running = slots.running();
        if (running.isEmpty()) {
            return;
        }
        locks.keep();
        Map<String, Runs.Wish> wishes =
                runs.watch(running.stream().map(run -> run.begun().id()).toList());
        for (Running run : running) {
            switch (wishes.get(run.begun().id())) {
                case CANCEL -> run.stop(Outcome.CANCELLED);
                case FORGET -> run.stop(Outcome.LOST);
                case null -> {}
            }
        }
    }

    /** The entries of what runs stay this worker's. */
    private void keep() {
        List<Running> running = slots.running();
        Set<JobQueue.Taken> mine =
                queue.keep(name, running.stream().map(Running::entry).toList());
        running.stream().filter(run -> !mine.contains(run.entry())).forEach(Running::loseEntry);
    }

    private void take() throws SQLException {
        Set<Lane> free = slots.free();
        if (!free.isEmpty() && !rounds.stopping()) {
            Optional<JobQueue.Taken> taken = queue.take(name, free, settings.reclaimAfter(), settings.patience());
            if (taken.isPresent()) {
                handle(taken.get());
            }
        }
    }

    private void handle(JobQueue.Taken entry) throws SQLException {
        Optional<Job> job = jobs.find(entry.name());
        if (job.isEmpty()) {
            LOG.info("job {} is not there any more: it was paused or removed", entry.name());
            queue.done(entry);
        } else if (locks.take(job.get().alone())) {
            boolean begun = false;
            try {
                begun = begin(entry, job.get());
            } finally {
                if (!begun) {
                    locks.give(job.get().alone());
                }
            }
        } else if (slots.running().stream().noneMatch(run -> run.entry().equals(entry))) {
            passOver(entry);
        }
    }

    private boolean begin(JobQueue.Taken entry, Job job) {
        switch (runs.begin(entry.name())) {
            case Beginning.Begun begun -> {
                JobMetrics.began(begun.name(), begun.attempt(), Duration.between(begun.due(), clock.instant()));
                slots.use(Running.start(entry, begun, job));
                return true;
            }
            case Beginning.Unsure() -> passOver(entry);
            case Beginning.Nothing(String why) -> {
                LOG.info("job {} is passed over: {}", entry.name(), why);
                queue.done(entry);
            }
            case Beginning.GivenUp(int attempts) -> {
                LOG.error("job {} is given up: its worker died in {} attempts", entry.name(), attempts);
                JobMetrics.dead(entry.name());
                queue.done(entry);
            }
        }
        return false;
    }

    /** It, or another job of its tool, runs somewhere: it waits for that in the schedule; an entry of that very run comes back after a while. */
    private void passOver(JobQueue.Taken entry) {
        if (runs.putBack(entry.name())) {
            queue.done(entry);
        }
    }

    private void pauseAfterFailure() {
        try {
            Thread.sleep(rounds.stopping() ? Duration.ZERO : PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs that do not end in time are found by others, as if this worker had died. */
    private void stop() {
        slots.running().forEach(run -> run.stop(Outcome.STOPPED));
        try {
            long end = System.nanoTime() + LONGEST_STOP.toNanos();
            for (Running run : slots.running()) {
                run.await(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        books.attempt(this::finish);
        locks.close();
        queue.close();
    }

    @Override
    public void close() {
        rounds.close();
    }
}
