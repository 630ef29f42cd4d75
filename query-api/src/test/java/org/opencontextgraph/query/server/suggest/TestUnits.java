package org.opencontextgraph.query.server.suggest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Units for tests. */
final class TestUnits {
    private static final List<String> STEPS = List.of("a", "b", "c", "d");

    private TestUnits() {}

    /** A whole sequence, in a cut of its own, without times. */
    static UnitSteps whole(long count, String... steps) {
        return new UnitSteps("", String.join(" ", steps), 5, true, List.of(steps), true, true, count, 0, List.of());
    }

    /** A transition to the last of the steps. */
    static UnitSteps transition(long count, String... steps) {
        return new UnitSteps("", String.join(">", steps), 5, false, List.of(steps), false, false, count, 0, List.of());
    }

    /** Any unit that the gate could publish, of four steps. */
    static UnitSteps any(RandomGenerator random, int number) {
        boolean whole = random.nextBoolean();
        boolean ends = whole || random.nextInt(4) == 0;
        boolean begins = whole || random.nextInt(4) == 0;
        int length = whole ? 1 + random.nextInt(12) : 1 + random.nextInt(3) + (ends || begins ? 0 : 1);
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            steps.add(STEPS.get(random.nextInt(STEPS.size())));
        }
        int pairs = whole ? length - 1 : ends || length < 2 ? 0 : 1;
        List<Integer> gaps = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            gaps.add(random.nextInt(91));
        }
        // the units of a cut have the same steps
        String cut = whole + " " + steps + begins + ends + random.nextInt(2);
        int k = random.nextInt(10) == 0 ? 10 : 5;
        return new UnitSteps(
                "u" + number,
                cut + k,
                k,
                whole,
                steps,
                begins,
                ends,
                k + random.nextInt(30),
                random.nextLong(1L << 36),
                gaps);
    }

    static StepModel empty() {
        return new StepModel(new Fading(Duration.ofDays(180)));
    }

    static StepModel model(List<UnitSteps> units) {
        StepModel model = empty();
        units.forEach(model::add);
        return model;
    }
}
