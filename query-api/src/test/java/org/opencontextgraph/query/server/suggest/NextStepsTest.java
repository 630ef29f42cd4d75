package org.opencontextgraph.query.server.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.context.Band;
import org.opencontextgraph.query.server.context.Rounding;
import org.opencontextgraph.query.server.suggest.NextSteps.Likely;

class NextStepsTest {
    private static final Shown ROUNDED = (count, k, _) -> Rounding.TO_K.shown(count, k);

    /**
     * By hand. Nothing looked at: a 10, b 10, c 10, end 20 of 50 (whole sequences `a b`, `a c` by ten each). After `a`: b 10, c 10
     * of 20, and 8 · 2 parts for what is new: b = (10 + 16 · 10/50) / 36. After the beginning and `a` the same once more.
     */
    @Test
    void shouldBlendAsWittenAndBellDo() {
        // Given
        StepModel model = TestUnits.model(List.of(TestUnits.whole(10, "a", "b"), TestUnits.whole(10, "a", "c")));

        // When
        NextSteps after = NextSteps.after(List.of(Mark.EDGE, "a"), List.of(model), ROUNDED);

        // Then
        double nothing = 10 / 60.0;
        double one = (10 + 16 * nothing) / 36;
        double two = (10 + 16 * one) / 36;
        assertThat(after.likely()).extracting(Likely::step).startsWith("b", "c");
        assertThat(after.likely().getFirst().probability()).isCloseTo(two, offset(1e-12));
        assertThat(after.length()).isEqualTo(2);
    }

    /** Twenty came to `x a`, fifteen went on in ways that are published under it; five parts are missing, half for each guess. */
    @Test
    void shouldDealOutWhatIsMissing() {
        // Given: under `a` alone it was always c
        StepModel model = TestUnits.model(List.of(
                TestUnits.transition(20, "x", "a"),
                TestUnits.transition(15, "x", "a", "b"),
                TestUnits.transition(15, "a", "c")));

        // When
        NextSteps after = NextSteps.after(List.of("x", "a"), List.of(model), ROUNDED);

        // Then
        double c = (15 + 16 * (15 / 50.0)) / 46;
        double a = 16 * (20 / 50.0) / 46;
        double other = c / (a + c);
        double fallen = (15 + 8 * c) / 23;
        assertThat(probability(after, "c")).isCloseTo((8 * c + 5 * (other + fallen) / 2) / 28, offset(1e-12));
    }

    @Test
    void shouldNotLookBackToWhereLessThanAQuarterOfWhatCameIsPublished() {
        // Given
        StepModel model = TestUnits.model(List.of(
                TestUnits.transition(60, "x", "a"),
                TestUnits.transition(15, "x", "a", "b"),
                TestUnits.transition(20, "a", "c")));

        // Then: 15 of 60 is a quarter, 15 of 65 is not
        assertThat(NextSteps.after(List.of("x", "a"), List.of(model), ROUNDED).length())
                .isEqualTo(2);
        model.add(TestUnits.transition(5, "x", "a"));
        assertThat(NextSteps.after(List.of("x", "a"), List.of(model), ROUNDED).length())
                .isEqualTo(1);
    }

    @Test
    void shouldLookFurtherThanTransitionsDoOnlyWhereSequencesAreHalfOfWhatIsKnown() {
        // Given
        List<String> before = List.of("v", "w", "x", "y", "z");
        StepModel model = TestUnits.model(List.of(
                TestUnits.whole(20, "v", "w", "x", "y", "z", "a"), TestUnits.transition(20, "w", "x", "y", "z", "b")));

        // Then
        assertThat(NextSteps.after(before, List.of(model), ROUNDED).length()).isEqualTo(5);
        model.add(TestUnits.transition(5, "w", "x", "y", "z", "b"));
        assertThat(NextSteps.after(before, List.of(model), ROUNDED).length()).isEqualTo(4);
    }

    @Test
    void shouldFadeByHalfInAHalfLife() {
        // Given: b was usual 180 days before c
        StepModel model = TestUnits.empty();
        long later = Duration.ofDays(180).toMillis();
        model.add(new UnitSteps("1", "1", 5, false, List.of("a", "b"), false, false, 20, 0, List.of()));
        model.add(new UnitSteps("2", "2", 5, false, List.of("a", "c"), false, false, 20, later, List.of()));

        // When
        NextSteps after = NextSteps.after(List.of("a"), List.of(model), ROUNDED);

        // Then
        assertThat(probability(after, "b")).isCloseTo((10 + 16 / 3.0) / 46, offset(1e-12));
        assertThat(probability(after, "c")).isCloseTo((20 + 32 / 3.0) / 46, offset(1e-12));
    }

    @Test
    void shouldSayNothingAboutAStepThatIsNotPublishedOrTooThin() {
        // Given
        StepModel model = TestUnits.model(List.of(TestUnits.whole(9, "a", "b"), TestUnits.whole(10, "c", "d")));

        // Then
        assertThat(NextSteps.after(List.of("a"), List.of(model), ROUNDED).enough())
                .as("less than 2 k")
                .isFalse();
        assertThat(NextSteps.after(List.of("c"), List.of(model), ROUNDED).enough())
                .isTrue();
        assertThat(NextSteps.after(List.of("c", "x"), List.of(model), ROUNDED).enough())
                .isFalse();
        assertThat(NextSteps.after(List.of("c"), List.of(), ROUNDED).likely()).isEmpty();
        assertThat(NextSteps.after(List.of("x", "c"), List.of(model), ROUNDED).length())
                .as("nobody looks past a step that is unknown")
                .isEqualTo(1);
    }

    @Test
    void shouldAddUpScopesBeforeRoundingAndShowTheLargestCut() {
        // Given: seven in each of two scopes
        StepModel one = TestUnits.model(List.of(TestUnits.whole(7, "a", "b"), TestUnits.whole(7, "a", "b")));
        StepModel other = TestUnits.model(List.of(TestUnits.whole(7, "a", "b")));

        // When
        Likely b = NextSteps.after(List.of("a"), List.of(one, other), ROUNDED)
                .likely()
                .getFirst();

        // Then: 21 is 20, of which each context takes 20 of 28 parts
        assertThat(b.step()).isEqualTo("b");
        assertThat(b.probability()).isCloseTo((20 + 8 / 3.0) / 28, offset(1e-12));
        assertThat(b.band()).as("two cohorts of one cut").isEqualTo(Optional.of(Band.TEN));
    }

    @Test
    void shouldTellTheMedianTimeOfTheLongestContextThatHasOne() {
        // Given
        StepModel model = TestUnits.empty();
        model.add(new UnitSteps("1", "1", 5, true, List.of("x", "a", "b"), true, true, 10, 0, List.of(3, 20)));
        model.add(new UnitSteps("2", "2", 5, true, List.of("y", "a", "b"), true, true, 30, 0, List.of(3, 40)));

        // Then
        NextSteps known = NextSteps.after(List.of("x", "a"), List.of(model), ROUNDED);
        assertThat(known.likely().getFirst().gap()).isEqualTo(OptionalInt.of(20));
        assertThat(known.gap()).isEqualTo(OptionalInt.of(20));
        assertThat(NextSteps.after(List.of("a"), List.of(model), ROUNDED).gap()).isEqualTo(OptionalInt.of(40));
        NextSteps end = NextSteps.after(List.of("b"), List.of(model), ROUNDED);
        assertThat(end.likely().getFirst()).returns(Mark.EDGE, Likely::step).returns(OptionalInt.empty(), Likely::gap);
    }

    @Property(tries = 200)
    void shouldSumUpToOneAndDependOnNothingButTheUnits(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<UnitSteps> units = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            units.add(TestUnits.any(random, number));
        }
        var byScope = units.stream()
                .collect(Collectors.partitioningBy(unit -> unit.cut().hashCode() % 2 == 0));
        List<StepModel> scopes = byScope.values().stream().map(TestUnits::model).toList();
        List<String> before = TestUnits.any(random, 0).steps();

        // When
        NextSteps after = NextSteps.after(before, scopes, ROUNDED);

        // Then
        assertThat(after).isEqualTo(NextSteps.after(before, List.of(TestUnits.model(units.reversed())), ROUNDED));
        assertThat(after.likely()).as("25 units of four steps").isNotEmpty();
        assertThat(after.likely().stream().mapToDouble(Likely::probability).sum())
                .isCloseTo(1, offset(1e-9));
    }

    private static double probability(NextSteps after, String step) {
        return after.likely().stream()
                .filter(next -> next.step().equals(step))
                .mapToDouble(Likely::probability)
                .sum();
    }
}
