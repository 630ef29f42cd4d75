package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is in use after a collection, at intervals.
 *
 * @param megabytes in the order of time
 */
record LiveHeap(List<Double> megabytes) {
    private static final Path STATUS = Path.of("/proc/self/status");

    LiveHeap {
        megabytes = List.copyOf(megabytes);
    }

    static double now() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
    }

    /** The whole process, in megabytes; 0: the system does not say. */
    static double resident() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024.0;
        }
    }

    /** The last third against the first; 1: it does not grow. */
    double growth() {
        int third = Math.max(1, megabytes.size() / 3);
        return Median.of(megabytes.subList(megabytes.size() - third, megabytes.size()))
                / Median.of(megabytes.subList(0, third));
    }

    /** Looks whenever so many more events have been sent, on a thread of its own. */
    static final class Watch implements AutoCloseable {
        private final List<Double> megabytes = new ArrayList<>();
        private final Thread thread;
        private volatile boolean over;

        /** How far it is. */
        interface Progress {
            long events() throws InterruptedException;
        }

        Watch(Progress progress, long every) {
            thread = Thread.ofPlatform().daemon().name("live-heap").start(() -> watch(progress, every));
        }

        private void watch(Progress progress, long every) {
            long next = every;
            try {
                while (!over) {
                    if (progress.events() >= next) {
                        megabytes.add(now());
                        next = progress.events() + every;
                    }
                    Thread.sleep(20);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** After the last event. */
        LiveHeap end() throws InterruptedException {
            over = true;
            thread.join();
            return new LiveHeap(megabytes);
        }

        @Override
        public void close() {
            over = true;
        }
    }
}
