package org.opencontextgraph.query.materializer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.Unit;

/** Rows as the gate publishes them. */
final class TestRows {
    static final long WEEK = Instant.parse("2026-01-08T00:00:00Z").toEpochMilli();

    private TestRows() {}

    /** A whole sequence without times. */
    static Unit whole(String id, String scope, long count, String... steps) {
        return unit(id, scope, Level.L0, List.of(steps), true, true, count, List.of(), null);
    }

    static Unit unit(
            String id,
            String scope,
            Level level,
            List<String> steps,
            boolean begins,
            boolean ends,
            long count,
            List<Integer> gaps,
            @Nullable Integer total) {
        return new Unit(id, "live", 0L, scope, "p", level, steps, begins, ends, count, "cut", WEEK, 5, gaps, total);
    }

    static CutTiming timing(String cut, List<Quantiles> gaps, @Nullable Quantiles total, String... steps) {
        return new CutTiming(cut, "live", 0L, "everyone", "p", Level.L0, List.of(steps), true, true, WEEK, gaps, total);
    }

    static Unit randomUnit(String id, Random random) {
        boolean whole = random.nextBoolean();
        boolean ends = whole || random.nextInt(4) == 0;
        boolean begins = whole || random.nextInt(3) == 0;
        List<String> steps = randomSteps(random, whole || begins || ends ? 1 : 2, 5);
        int pairs = whole ? steps.size() - 1 : ends || steps.size() == 1 ? 0 : 1;
        List<Integer> gaps = random.nextInt(4) == 0 ? List.of() : randomBuckets(random, pairs);
        return unit(
                id,
                random.nextInt(9) == 0 ? "group:" + random.nextInt(20) : "everyone",
                whole ? Level.L0 : Level.L1,
                steps,
                begins,
                ends,
                5L + random.nextInt(5),
                gaps,
                whole && steps.size() > 1 && !gaps.isEmpty() ? random.nextInt(91) : null);
    }

    static CutTiming randomTiming(String cut, Random random) {
        List<String> steps = randomSteps(random, 1, 5);
        List<Quantiles> gaps = IntStream.range(1, steps.size())
                .mapToObj(_ -> randomQuantiles(random))
                .toList();
        return timing(cut, gaps, gaps.isEmpty() ? null : randomQuantiles(random), steps.toArray(String[]::new));
    }

    private static Quantiles randomQuantiles(Random random) {
        List<Integer> sorted = new ArrayList<>(randomBuckets(random, 4));
        Collections.sort(sorted);
        boolean large = random.nextBoolean();
        return new Quantiles(
                sorted.get(1), sorted.get(2), large ? sorted.getFirst() : null, large ? sorted.getLast() : null);
    }

    private static List<String> randomSteps(Random random, int least, int most) {
        return IntStream.range(0, least + random.nextInt(most - least + 1))
                .mapToObj(_ -> "s" + random.nextInt(3))
                .toList();
    }

    private static List<Integer> randomBuckets(Random random, int size) {
        return IntStream.range(0, size).mapToObj(_ -> random.nextInt(91)).toList();
    }
}
