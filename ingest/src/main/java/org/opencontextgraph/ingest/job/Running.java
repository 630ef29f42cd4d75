package org.opencontextgraph.ingest.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.feed.JobId;
import org.opencontextgraph.ingest.job.Beginning.Begun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run in a thread of its own. */
final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final JobQueue.Taken entry;
    private final Begun begun;
    private final Job job;
    private final Thread thread;
    private final long start = System.nanoTime();
    private volatile @Nullable Outcome wanted;
    private volatile @Nullable Result result;
    private boolean entryLost;

    private record Result(@Nullable Throwable failure, Duration time) {}

    private Running(JobQueue.Taken entry, Begun begun, Job job) {
        this.entry = entry;
        this.begun = begun;
        this.job = job;
        this.thread = Thread.ofPlatform().name("job-" + job.name()).daemon().unstarted(this::run);
    }

    static Running start(JobQueue.Taken entry, Begun begun, Job job) {
        Running running = new Running(entry, begun, job);
        running.thread.start();
        return running;
    }

    private void run() {
        try (var _ = JobId.begin(begun.id())) {
            Throwable failure = null;
            try {
                job.run();
            } catch (Exception | Error e) { // whatever it is, the slot is free again
                failure = e;
                if (wanted == null) {
                    LOG.warn("job {} failed in attempt {}", begun.name(), begun.attempt(), e);
                } else {
                    LOG.info("job {} was stopped ({})", begun.name(), wanted);
                }
            }
            result = new Result(failure, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /**
     * Asks the run to end; again and again, as a job may swallow an interrupt.
     *
     * @param outcome that it has when it does not come to a good end all the same
     */
    void stop(Outcome outcome) {
        if (wanted == null) {
            wanted = outcome;
        }
        if (result == null) {
            thread.interrupt();
        }
    }

    boolean ended() {
        return result != null && !thread.isAlive();
    }

    /** Waits for its end, for so long. */
    void await(Duration longest) throws InterruptedException {
        var _ = thread.join(longest);
    }

    /** Of a run that has ended. */
    Outcome outcome(boolean wasLast) {
        Result ended = result;
        if (ended == null) {
            throw new IllegalStateException(begun.id() + " still runs");
        }
        if (ended.failure() == null) {
            return Outcome.DONE;
        }
        Outcome said = wanted;
        return said != null ? said : wasLast ? Outcome.DEAD : Outcome.FAILED;
    }

    Duration time() {
        Result ended = result;
        return ended == null ? Duration.ofNanos(System.nanoTime() - start) : ended.time();
    }

    /** Another worker has its entry, or Redis lost it: whoever has it will find that the run has ended. Said once. */
    void loseEntry() {
        if (!entryLost) {
            entryLost = true;
            LOG.info("the entry of {} in the queue is gone; the run goes on", begun.id());
        }
    }

    boolean entryLost() {
        return entryLost;
    }

    JobQueue.Taken entry() {
        return entry;
    }

    Job job() {
        return job;
    }

    Begun begun() {
        return begun;
    }
}
