package org.opencontextgraph.compose.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may see what: the real chain beside the reference model, on random companies. {@code ./ocg soak access} is this test with
 * more worlds ({@code -Docg.worlds}), from any seed ({@code -Docg.seed}).
 */
class AccessModelTest {
    private static final int WORLDS = Integer.getInteger("ocg.worlds", 100);
    private static final long FIRST = Long.getLong("ocg.seed", 1);
    /** With fewer worlds chance decides what happens in them. */
    private static final int ENOUGH = 100;

    private static final double OFTEN = 0.1;
    private static final int SIDE_BY_SIDE = 2;

    private final AtomicLong next = new AtomicLong(FIRST);
    private final List<String> differences = new CopyOnWriteArrayList<>();
    private final Map<String, Long> met = new ConcurrentSkipListMap<>();
    private final LongAdder worlds = new LongAdder();
    private final LongAdder requests = new LongAdder();

    @Test
    void shouldAnswerEveryCallerAsTheModelSays() throws Exception {
        List<Callable<Void>> workers = new ArrayList<>();
        for (int i = 0; i < SIDE_BY_SIDE; i++) {
            workers.add(this::work);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            List<Future<Void>> working = threads.invokeAll(workers);
            report();
            for (Future<Void> worker : working) {
                worker.get();
            }
        }
        if (!differences.isEmpty()) {
            fail(String.join("\n", differences));
        }
        assertThat(worlds.sum()).isEqualTo(WORLDS);
        if (WORLDS >= ENOUGH) {
            Stream.concat(
                            Stream.of(Change.values()).map(Change::words),
                            Stream.of(Companies.SEES_NOTHING, Companies.SEES_A_PART, Companies.SEES_ALL))
                    .forEach(what -> assertThat(met.getOrDefault(what, 0L))
                            .as(what)
                            .isGreaterThanOrEqualTo((long) (OFTEN * WORLDS)));
        }
    }

    private Void work() throws Exception {
        try (Companies companies = new Companies(Fault.NONE)) {
            for (long seed = next.getAndIncrement();
                    seed < FIRST + WORLDS && differences.isEmpty();
                    seed = next.getAndIncrement()) {
                Companies.Outcome outcome = run(companies, seed);
                outcome.happened().forEach(what -> met.merge(what, 1L, Long::sum));
                worlds.increment();
                differences.addAll(outcome.differences());
                if (worlds.sum() % ENOUGH == 0) {
                    System.out.println(worlds.sum() + " worlds");
                }
            }
            requests.add(companies.requests());
        }
        return null;
    }

    /** Whatever breaks a world ends the campaign, and names the seed. */
    private Companies.Outcome run(Companies companies, long seed) throws Exception {
        try {
            return companies.run(seed);
        } catch (Exception | AssertionError e) {
            differences.add("seed " + seed + ": " + e);
            throw e;
        }
    }

    private void report() throws IOException {
        StringBuilder text = new StringBuilder()
                .append(worlds.sum())
                .append(" random companies from seed ")
                .append(FIRST)
                .append(", ")
                .append(requests.sum())
                .append(" answers of the API: ")
                .append(differences.isEmpty() ? "no difference" : "**a difference**")
                .append(" from the reference model.\n");
        if (!differences.isEmpty()) {
            text.append("\n`").append(differences.getFirst()).append("`\n");
        }
        text.append("\n| what happened | in how many worlds |\n|---|---|\n");
        met.forEach((what, often) ->
                text.append("| ").append(what).append(" | ").append(often).append(" |\n"));
        System.out.println(text);
        String file = System.getProperty("ocg.soak.result");
        if (file != null) {
            Files.writeString(Path.of(file), text);
        }
    }
}
