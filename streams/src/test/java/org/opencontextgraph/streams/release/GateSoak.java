package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * {@link ReleaseGatePropertyTest}'s histories on all cores, as many as {@code ./ocg soak histories} asks for. By its name alone
 * Surefire does not take it for a test.
 */
class GateSoak {
    private static final long EVERY = 10_000;
    /** Fewer histories may by chance miss what is rare. */
    private static final long CAMPAIGN = 1_000;

    private final long histories = Long.getLong("ocg.histories", CAMPAIGN);
    private final long first = Long.getLong("ocg.seed", 1);
    private final Map<String, LongAdder> met = new ConcurrentSkipListMap<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> problem = new AtomicReference<>();

    @Test
    void shouldHoldInEveryHistory() throws IOException {
        // a history does not know its neighbours, so any order on any number of cores gives the same
        boolean all = LongStream.range(first, first + histories).parallel().allMatch(this::holds);
        report(all);

        Throwable found = problem.get();
        if (found != null) {
            throw new AssertionError(found.getMessage(), found.getCause());
        }
        if (histories >= CAMPAIGN) {
            assertThat(met.keySet()).containsAll(ReleaseGatePropertyTest.EVENTS);
            ReleaseGatePropertyTest.EVENTS.forEach(
                    event -> assertThat(share(event)).as(event).isGreaterThanOrEqualTo(ReleaseGatePropertyTest.OFTEN));
        }
    }

    private boolean holds(long number) {
        long seed = number * 0x9E3779B97F4A7C15L; // neighbouring seeds would draw alike
        try {
            HistoryCheck.everything(seed).forEach(this::met);
        } catch (Throwable e) {
            problem.compareAndSet(null, new AssertionError("./ocg soak histories --runs 1 --seed " + number, e));
            return false;
        }
        long count = done.incrementAndGet();
        if (count % EVERY == 0) {
            System.out.println(count + " histories, all as they must be");
        }
        return true;
    }

    private void met(String event) {
        met.computeIfAbsent(event, any -> new LongAdder()).increment();
    }

    private double share(String event) {
        LongAdder often = met.get(event);
        return often == null ? 0 : 100.0 * often.sum() / histories;
    }

    private void report(boolean all) throws IOException {
        StringBuilder text = new StringBuilder(all ? "All " : "NOT all ")
                .append(histories)
                .append(" histories from seed ")
                .append(first)
                .append(
                        " on released what the plainest gate releases, kept every invariant, and decided the same in pieces")
                .append(" and after restarts.\n");
        Throwable found = problem.get();
        if (found != null) {
            text.append("\nNot so: `").append(found.getMessage()).append("`.\n");
        }
        text.append("\n| what happened | in how many histories |\n|---|---|\n");
        met.forEach((event, often) -> text.append("| ")
                .append(event)
                .append(" | ")
                .append(often.sum())
                .append(" |\n"));
        System.out.println(text);
        String file = System.getProperty("ocg.soak.result");
        if (file != null) {
            Files.writeString(Path.of(file), text);
        }
    }
}
