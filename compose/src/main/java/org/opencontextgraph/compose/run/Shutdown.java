package org.opencontextgraph.compose.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.opencontextgraph.compose.embedded.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in the reverse order: once, whoever asks first, and also half-way through a start. */
public final class Shutdown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean begun;

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

    public synchronized boolean hasBegun() {
        return begun;
    }

    /** Returns when everything has been stopped. */
    @Override
    public synchronized void close() {
        begun = true;
        while (!started.isEmpty()) {
            stop(started.pop());
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
