package org.opencontextgraph.compose.bench.next;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.suggest.Fading;

/** Figures worked out by hand: `a b` by nine cases in ten, `a c` by one, always an hour between. */
class NextBenchTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Test
    void shouldScoreEveryPrefixAndTheEnd() {
        // Given
        Learned model = Learned.variableOrder(ModelAlone.units(cases(0, 100)), Fading.NONE, ModelAlone.sharedBy(5));

        // When: ten cases, two questions each; only the step of the tenth is missed
        Score score = Scoring.of(model, Fading.NONE, cases(100, 10));

        // Then
        assertThat(score.accuracy()).isEqualTo(19 / 20.0);
        assertThat(score.top3()).isEqualTo(1);
        assertThat(score.silent()).isZero();
        // nine b of ten answers b, all ten ends, no c
        assertThat(score.f1()).isCloseTo((9 * (2 * 9 / 19.0) + 10) / 20, offset(1e-12));
        assertThat(score.ece()).isLessThan(0.1);
        assertThat(score.maeDays()).as("an hour, on a grid of a fifth").isLessThan(0.1 / 24);
    }

    @Test
    void shouldLeaveOutWhatTooFewCasesShare() {
        // Given: c by two cases of twenty
        List<Case> twenty = cases(0, 20);
        Learned five = Learned.variableOrder(ModelAlone.units(twenty), Fading.NONE, ModelAlone.sharedBy(5));
        Learned one = Learned.variableOrder(ModelAlone.units(twenty), Fading.NONE, ModelAlone.sharedBy(1));

        // Then
        assertThat(one.after(List.of("a")).likely())
                .anyMatch(likely -> likely.step().equals("c"));
        assertThat(five.after(List.of("a")).likely())
                .noneMatch(likely -> likely.step().equals("c"));
        assertThat(five.after(List.of("a", "c")).enough())
                .as("nothing is known of c")
                .isFalse();
    }

    @Test
    void shouldMeasureBothColumnsUnderEverySetting() {
        // Given
        SplitLog log = new SplitLog("log", cases(0, 320), cases(320, 80), cases(400, 100));

        // When
        NextFigures figures = NextBench.test(log);

        // Then
        assertThat(figures.questions()).isEqualTo(200);
        assertThat(figures.model()).containsOnlyKeys("k1", "k5", "k20", "first_order", "k5_as_served");
        assertThat(figures.gate()).containsOnlyKeys("k1", "k5", "k20", "first_order", "k5_28d", "k5_as_served");
        assertThat(figures.model().values()).allMatch(score -> score.accuracy() == 0.95);
        assertThat(Objects.requireNonNull(figures.gate().get("k5")).accuracy()).isEqualTo(0.95);
        String json = NextFigures.json(Map.of("log", figures));
        assertThat(json).startsWith("{\"log\":{\"questions\":200,\"model\":{\"k1\":{\"accuracy\":0.95,\"top3\":1.0,");
        assertThat(NextPage.of(Map.of("log", figures), "origin"))
                .contains("| log | k5 | 0.9500 | 1.0000 |", "## Model alone", "## Through the gate", "origin");
    }

    @Test
    void shouldChooseTheHalfLifeOnTheValidationPart() {
        assertThat(HalfLife.chosen(fading -> score(HalfLife.inDays(fading) == 7 ? 0.9 : 0.8))
                        .halfLife())
                .isEqualTo(Duration.ofDays(7));
        assertThat(HalfLife.chosen(_ -> score(0.5)))
                .as("none, if it is of no use")
                .isEqualTo(Fading.NONE);
    }

    private static Score score(double accuracy) {
        return new Score(accuracy, 0, 0, 0, 0, 0, 0);
    }

    /** Three a day. */
    private static List<Case> cases(int from, int many) {
        List<Case> cases = new ArrayList<>();
        for (int number = from; number < from + many; number++) {
            long begin = 8L * number * HOUR;
            cases.add(new Case(
                    "case " + number, List.of("a", number % 10 == 9 ? "c" : "b"), List.of(begin, begin + HOUR)));
        }
        return cases;
    }
}
