package org.opencontextgraph.query.materializer;

import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Where the reader gives a batch to the writer, hand to hand: while one batch is written the next one grows, and no
 * third one waits.
 */
final class Rendezvous {
    private final SynchronousQueue<Batch> hand = new SynchronousQueue<>();
    private final AtomicBoolean lost = new AtomicBoolean();
    private volatile boolean stopped;

    /** Gives the batch away if the writer is waiting, or comes to wait within {@code atMost}. */
    boolean give(Batch batch, Duration atMost) throws InterruptedException {
        return hand.offer(batch, atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Nullable
    Batch take(Duration atMost) throws InterruptedException {
        return hand.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The writer's word: the offsets in the database are not where the batches begin; read them again. */
    void losePlace() {
        lost.set(true);
    }

    boolean hasLostPlace() {
        return lost.get();
    }

    void placeFound() {
        lost.set(false);
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }
}
