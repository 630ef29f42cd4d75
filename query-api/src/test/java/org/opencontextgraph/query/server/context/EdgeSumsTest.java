package org.opencontextgraph.query.server.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.context.Answers.EdgeRow;

class EdgeSumsTest {
    private final EdgeSums sums = new EdgeSums();

    @Test
    void shouldRoundTheSumAndTakeTheMedianOfWhatWasTimed() {
        sums.add("a", "b", 3, 7, 5);
        sums.add("a", "b", null, 50, 5);
        sums.add("a", "b", 9, 6, 10);
        sums.add("b", "c", null, 8, 5);

        assertThat(sums.shown(Rounding.TO_K, PeopleBands.NONE))
                .containsExactly(
                        new EdgeRow("a", "b", 60, Optional.empty(), OptionalLong.of(DurationGrid.seconds(3))),
                        new EdgeRow("b", "c", 5, Optional.empty(), OptionalLong.empty()));
        assertThat(sums.shown(Rounding.NONE, PeopleBands.NONE))
                .extracting(EdgeRow::count)
                .containsExactly(63L, 8L);
    }

    @Test
    void shouldShowNothingOfAnEdgeThatRoundsToNothing() {
        sums.add("a", "b", 3, 4, 5);
        assertThat(sums.shown(Rounding.TO_K, PeopleBands.NONE)).isEmpty();
    }
}
