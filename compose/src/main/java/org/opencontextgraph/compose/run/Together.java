package org.opencontextgraph.compose.run;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that do not stand on each other: they stop side by side. */
record Together(List<AutoCloseable> parts) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Together.class);

    Together {
        parts = List.copyOf(parts);
    }

    @Override
    public void close() {
        List<Thread> stopping = new ArrayList<>();
        for (AutoCloseable part : parts) {
            stopping.add(Thread.ofPlatform()
                    .name("stop-" + part.getClass().getSimpleName())
                    .start(() -> stop(part)));
        }
        try {
            for (Thread thread : stopping) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(AutoCloseable part) {
        String name = part.getClass().getSimpleName();
        long start = System.nanoTime();
        try {
            part.close();
            LOG.info("stopped {} in {} ms", name, (System.nanoTime() - start) / 1_000_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("{} did not stop cleanly", name, e);
        }
    }
}
