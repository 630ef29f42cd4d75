package org.opencontextgraph.query.server.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepModelTest {
    @Test
    void shouldCountAWholeSequenceUnderEveryContextAndATransitionUnderItsOwn() {
        // When
        StepModel model =
                TestUnits.model(List.of(TestUnits.whole(6, "a", "b"), TestUnits.transition(7, "x", "a", "b")));

        // Then
        assertThat(count(model, List.of("a"), "b")).isEqualTo(13);
        assertThat(count(model, List.of("x", "a"), "b")).isEqualTo(7);
        assertThat(count(model, List.of(Mark.EDGE, "a"), "b")).isEqualTo(6);
        assertThat(count(model, List.of(Mark.EDGE), "a")).isEqualTo(6);
        assertThat(count(model, List.of("a", "b"), Mark.EDGE)).isEqualTo(6);
        assertThat(count(model, List.of("x"), "a"))
                .as("the way into a context is counted elsewhere")
                .isZero();
        assertThat(arrivals(model, new Context(2, true, List.of("a", "b"))))
                .as("thirteen came this far, six went on")
                .isEqualTo(13);
    }

    @Test
    void shouldSeeASetWhereTheOrderIsAMatterOfChance() {
        // When
        StepModel model = TestUnits.model(
                List.of(TestUnits.whole(6, "a", "b", "c", "d"), TestUnits.whole(7, "b", "a", "c", "d")));

        // Then
        Context set = new Context(3, false, List.of("a", "b", "c"));
        assertThat(arrivals(model, set)).isEqualTo(13);
        assertThat(follower(model, set, "d")).returns(13L, StepModelTest::count);
        assertThat(count(model, List.of("a", "b", "c"), "d")).isEqualTo(6);
    }

    @Test
    void shouldKnowHowManyPeopleTheLargestCutHas() {
        // Given: three units of one cut, one of another
        UnitSteps unit = TestUnits.whole(6, "a", "a", "a");
        StepModel model = TestUnits.model(List.of(unit, unit, unit, TestUnits.whole(50, "a", "a")));

        // Then: a step that follows twice in one trace has no more people
        assertThat(follower(model, new Context(1, true, List.of("a")), "a")).returns(15L, Follower::people);
    }

    @Property(tries = 200)
    void shouldNotDependOnTheOrderInWhichUnitsAppear(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<UnitSteps> units = units(random);
        List<UnitSteps> other = new ArrayList<>(units);
        Collections.shuffle(other, random);

        // Then
        assertThat(TestUnits.model(units)).isEqualTo(TestUnits.model(other));
    }

    @Property(tries = 200)
    void shouldForgetAUnitAsIfItHadNeverBeen(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<UnitSteps> units = units(random);
        List<UnitSteps> kept = units.stream().filter(_ -> random.nextBoolean()).toList();
        List<UnitSteps> gone = new ArrayList<>(units);
        kept.forEach(gone::remove);
        Collections.shuffle(gone, random);
        StepModel model = TestUnits.model(units);

        // When
        gone.forEach(model::subtract);

        // Then
        assertThat(model).isEqualTo(TestUnits.model(kept));
        kept.forEach(model::subtract);
        assertThat(model).isEqualTo(TestUnits.empty());
    }

    private static List<UnitSteps> units(Random random) {
        List<UnitSteps> units = new ArrayList<>();
        int many = random.nextInt(30);
        for (int number = 0; number < many; number++) {
            units.add(TestUnits.any(random, number));
        }
        return units;
    }

    private static long count(StepModel model, List<String> context, String next) {
        Follower follower = follower(model, new Context(context.size(), true, context), next);
        return follower == null ? 0 : count(follower);
    }

    private static long count(Follower follower) {
        return follower.counts().total(LongUnaryOperator.identity());
    }

    private static long arrivals(StepModel model, Context context) {
        Tally tally = model.tally(context);
        return tally == null ? 0 : tally.arrivals().total(LongUnaryOperator.identity());
    }

    private static @Nullable Follower follower(StepModel model, Context context, String next) {
        Tally tally = model.tally(context);
        return tally == null ? null : tally.followers().get(next);
    }
}
