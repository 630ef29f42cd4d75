package org.opencontextgraph.query.server.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.context.Times.CutQuantiles;
import org.opencontextgraph.query.server.context.Times.Spread;

class TimesTest {
    private final Buckets medians = new Buckets();

    @Test
    void shouldWeighEachCutByTheEntriesOfItsUnits() {
        // Given: the second cut has the support, the third is too small for the outer ones
        medians.add(30, 20);
        List<CutQuantiles> cuts = List.of(
                new CutQuantiles(2, 10, 50, 80, 12),
                new CutQuantiles(4, 20, 60, 85, 40),
                new CutQuantiles(null, 25, 70, null, 20));

        // When, Then
        assertThat(Times.of(medians, cuts)).isEqualTo(times(30, 20, 60, 4, 85));
    }

    @Test
    void shouldLeaveOutAPairThatContradictsTheMedianOfAll() {
        medians.add(30, 20);
        medians.add(70, 500); // many small cuts, which publish no quartiles, take longer

        Times times = Times.of(medians, List.of(new CutQuantiles(10, 20, 60, 90, 20)));

        assertThat(times.median()).hasValue(DurationGrid.seconds(70));
        assertThat(times.quartiles()).isEmpty();
        assertThat(times.outer()).isEmpty();
    }

    @Test
    void shouldLeaveOutOuterOnesThatContradictTheQuartiles() {
        medians.add(30, 20);

        Times times = Times.of(
                medians, List.of(new CutQuantiles(25, 28, 40, 80, 12), new CutQuantiles(null, 10, 60, null, 50)));

        assertThat(times.quartiles()).hasValue(new Spread(DurationGrid.seconds(10), DurationGrid.seconds(60)));
        assertThat(times.outer()).isEmpty();
    }

    @Test
    void shouldSayNothingWithoutAMedian() {
        assertThat(Times.of(medians, List.of(new CutQuantiles(1, 2, 3, 4, 12)))).isEqualTo(Times.NONE);
    }

    private static Times times(int median, int p25, int p75, int p10, int p90) {
        return new Times(
                java.util.OptionalLong.of(DurationGrid.seconds(median)),
                java.util.Optional.of(new Spread(DurationGrid.seconds(p25), DurationGrid.seconds(p75))),
                java.util.Optional.of(new Spread(DurationGrid.seconds(p10), DurationGrid.seconds(p90))));
    }
}
