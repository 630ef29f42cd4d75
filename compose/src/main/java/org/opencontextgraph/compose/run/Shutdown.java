package org.opencontextgraph.compose.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.opencontextgraph.compose.embedded.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in the reverse order: once, whoever asks first, and also half-way through a start. */
public final class Shutdown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
    /** For what is just being started: it takes seconds, but on a busy machine a late stop is better than a program left behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean begun;
    private int starting;

    /** Also stops everything when the JVM is told to end. */
    public static Shutdown onSignal() {
        Shutdown shutdown = new Shutdown();
        Runtime.getRuntime().addShutdownHook(new Thread(shutdown::close, "shutdown"));
        return shutdown;
    }

    /** Remembers this part; a part that arrives too late is stopped at once. */
    public synchronized <T extends AutoCloseable> T add(T part) {
        if (begun) {
            stop(part);
            throw new Refusal("stopped while starting");
        }
        started.push(part);
        return part;
    }

    /**
     * Starts a part that has processes of its own, and remembers it. A shutdown waits until it has started: the JVM would end
     * before it, and leave them behind.
     */
    public <T extends AutoCloseable> T start(Supplier<T> part) {
        synchronized (this) {
            if (begun) {
                throw new Refusal("stopped while starting");
            }
            starting++;
        }
        try {
            return add(part.get());
        } finally {
            synchronized (this) {
                starting--;
                notifyAll();
            }
        }
    }

    public synchronized boolean hasBegun() {
        return begun;
    }

    /** Returns when everything has been stopped. */
    @Override
    public synchronized void close() {
        begun = true;
        awaitStarting();
        while (!started.isEmpty()) {
            stop(started.pop());
        }
    }

    private synchronized void awaitStarting() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (starting > 0 && System.nanoTime() < deadline) {
                wait(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(AutoCloseable part) {
        long start = System.nanoTime();
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
        }
        LOG.info("stopped {} in {} ms", part.getClass().getSimpleName(), (System.nanoTime() - start) / 1_000_000);
    }
}
