package org.opencontextgraph.streams.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * {@link ReleaseGatePropertyTest}'s histories, as many as {@code ./ocg soak histories} asks for, on all cores. Surefire does not
 * take it for a test by its name.
 */
class GateSoak {
    private static final long EVERY = 10_000;
    private final Map<String, LongAdder> met = new ConcurrentSkipListMap<>();
    private final AtomicLong done = new AtomicLong();

    @Test
    void shouldHoldInEveryHistory() throws IOException {
        long histories = Long.getLong("ocg.soak", 1_000);
        long first = Long.getLong("ocg.seed", 1);
        // a history does not know its neighbours: any order and any number of cores give the same
        LongStream.range(first, first + histories).parallel().forEach(number -> check(new Random(number).nextLong()));
        Map<String, String> counts = new TreeMap<>();
        met.forEach((event, often) -> counts.put(event, share(often.sum(), histories)));
        String told = "All " + histories + " histories from seed " + first
                + " on were as they must be: beside the plainest gate"
                + " with every invariant looked at, and in pieces with restarts. Met in: " + counts + ".";
        System.out.println(told);
        String result = System.getProperty("ocg.soak.result");
        if (result != null) {
            Files.writeString(Path.of(result), told);
        }
    }

    private void check(long seed) {
        HistoryCheck.besideTheOracle(seed).forEach(this::meet);
        if (HistoryCheck.inPieces(seed)) {
            meet("continued");
        }
        if (done.incrementAndGet() % EVERY == 0) {
            System.out.println(done + " histories");
        }
    }

    private void meet(String event) {
        met.computeIfAbsent(event, same -> new LongAdder()).increment();
    }

    private static String share(long often, long histories) {
        return Math.round(100.0 * often / histories) + " %";
    }
}
