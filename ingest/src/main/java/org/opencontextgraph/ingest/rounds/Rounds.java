package org.opencontextgraph.ingest.rounds;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A thread that does the same thing again and again, with a pause between. */
public final class Rounds implements AutoCloseable {
    /** The whole instance has ten seconds to stop. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Duration pause;
    private final Runnable round;
    private final Runnable last;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param round must not throw: what fails is its own to tell, and is done again in the next round
     * @param last done in the same thread after the last round
     */
    public Rounds(String name, Duration pause, Runnable round, Runnable last) {
        this.pause = pause;
        this.round = round;
        this.last = last;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether {@link #close} was called: a long round may look and end early. */
    public boolean stopping() {
        return stop.getCount() == 0;
    }

    private void run() {
        try {
            do {
                round.run();
            } while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            last.run();
        }
    }

    /** Waits for the round that is under way, five seconds at most, and then interrupts it. */
    @Override
    public void close() {
        stop.countDown();
        try {
            if (thread.isAlive() && !thread.join(LONGEST_STOP)) {
                thread.interrupt();
                thread.join(LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
