package org.opencontextgraph.compose.bench.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.Trace;

/**
 * Figures worked out by hand: in one week six people do `a b`, four do `a c`, two do `a d`, each once. `a b` leaves whole. The
 * others wait four weeks for company, and then only their beginning, `a`, has five people or more.
 */
class MeasurementTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long END_OF_WEEK = 7 * DAY * 2000;
    private static final List<Trace> TRACES = List.of(
            trace(1, "b"),
            trace(2, "b"),
            trace(3, "b"),
            trace(4, "b"),
            trace(5, "b"),
            trace(6, "b"),
            trace(7, "c"),
            trace(8, "c"),
            trace(9, "c"),
            trace(10, "c"),
            trace(11, "d"),
            trace(12, "d"));
    private static final LogTraces LOG = new LogTraces("p", TRACES, 0);

    @Test
    void shouldCountWhatTheGatePublished() {
        // When
        SettingFigures figures = Measurement.of(LOG, Setting.STANDARD.gate()).figures(Setting.STANDARD);

        // Then
        assertThat(figures.traces()).isEqualTo(6 / 12.0);
        assertThat(figures.steps())
                .as("both steps of six traces, the first of six")
                .isEqualTo(18 / 24.0);
        assertThat(figures.stepsOfVariants()).isEqualTo(12 / 24.0);
        assertThat(figures.variants()).isEqualTo(1);
        assertThat(figures.edges()).as("to a, from a to b, from b").isEqualTo(3);
        assertThat(figures.units()).isEqualTo(2);
        assertThat(figures.others()).isZero();
    }

    @Test
    void shouldMeasureTheLagFromTheLastEventToTheEndOfTheWindowThatPublished() {
        // When
        SettingFigures figures = Measurement.of(LOG, Setting.STANDARD.gate()).figures(Setting.STANDARD);

        // Then: twelve occurrences in their own week, six when four more were over
        assertThat(figures.lagMedianDays()).isEqualTo(3);
        assertThat(figures.lagP90Days()).isEqualTo(3 + 28);
    }

    @Test
    void shouldWithdrawUnitsWhole() {
        // Given
        Measurement measurement = Measurement.of(LOG, Setting.STANDARD.gate());
        Leavers leavers = new Leavers(LOG.persons(), measurement.published());

        // Then
        assertThat(leavers.withdrawn(List.of("p1"))).isEqualTo(12);
        assertThat(leavers.withdrawn(List.of("p1", "p2"))).isEqualTo(12);
        assertThat(leavers.withdrawn(List.of("p7"))).isEqualTo(6);
        assertThat(leavers.withdrawn(List.of("p7", "p6"))).isEqualTo(18);
        assertThat(leavers.draw(5, 0)).as("0.5 % of twelve, rounded up").hasSize(1);
        assertThat(leavers.draw(100, 0)).hasSize(2);
        assertThat(leavers.worstShare(5)).isEqualTo(12 / 18.0);
        assertThat(leavers.meanShare(5)).as("each unit has half of the people").isEqualTo(1 / 2.0);
        assertThat(leavers.meanShare(100)).isCloseTo(1 - 6 / 12.0 * 5 / 11, offset(1e-9));
    }

    @Test
    void shouldPublishEverythingWithoutAGate() {
        // When
        SettingFigures figures = Measurement.of(LOG, Setting.STANDARD.ungated()).figures(Setting.STANDARD);

        // Then
        assertThat(figures.traces()).isEqualTo(1);
        assertThat(figures.steps()).isEqualTo(1);
        assertThat(figures.variants()).isEqualTo(3);
        assertThat(figures.edges()).isEqualTo(7);
        assertThat(figures.lagP90Days()).isEqualTo(3);
    }

    @Test
    void shouldSayWhichRungCountedAndWhichRuleKeptBack() {
        // When
        RuleFigures rules = RuleFigures.of(LOG, Setting.STANDARD.gate());

        // Then
        assertThat(rules.sequences()).isEqualTo(12 / 24.0);
        assertThat(rules.transitions()).containsExactly(0.0, 0.0, 0.0, 6 / 24.0);
        assertThat(rules.withoutPopulation()).isEqualTo(18 / 24.0);
        assertThat(rules.withoutCaps()).isEqualTo(18 / 24.0);
        assertThat(rules.withoutBoth()).isEqualTo(18 / 24.0);
    }

    @Test
    void shouldRepeatALogLaterAndWithOtherPeopleSoThatEachCopyIsReleasedAlike() {
        // Given
        List<Trace> repeated = SpeedFigures.repeated(TRACES, 7 * DAY, 4);
        LogTraces many = new LogTraces("p", repeated, 0);

        // When
        Published published = Measurement.of(many, Setting.STANDARD.gate()).published();

        // Then
        assertThat(many.persons()).hasSize(4 * 12);
        assertThat(published.units()).hasSize(4 * 2);
        assertThat(published.occurrences()).isEqualTo(4 * 18);
        assertThat(SpeedFigures.of(LOG, Setting.STANDARD.gate(), 1).timePerTrace())
                .isCloseTo(1, offset(0.9));
    }

    private static Trace trace(int person, String second) {
        long last = END_OF_WEEK - 3 * DAY;
        return new Trace(
                "lane",
                "everyone",
                "p",
                "p" + person,
                "t" + person,
                new ArrayList<>(List.of("a", second)),
                new ArrayList<>(List.of(last - 1000, last)));
    }
}
