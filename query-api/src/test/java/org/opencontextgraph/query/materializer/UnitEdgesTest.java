package org.opencontextgraph.query.materializer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.materializer.UnitEdges.Edge;
import org.opencontextgraph.query.materializer.UnitEdges.Walked;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

class UnitEdgesTest {
    @Test
    void shouldCountEveryPairOfAWholeSequenceWithTheMedianOfItsGaps() {
        Unit unit = TestRows.unit(
                "u",
                "everyone",
                Level.L0,
                List.of("a", "b", "a", "b", "a", "b"),
                true,
                true,
                5,
                List.of(9, 1, 3, 2, 6),
                40);

        assertThat(UnitEdges.of(unit))
                .containsEntry(new Edge("a", "b"), new Walked(15, 6)) // 3, 6, 9
                .containsEntry(new Edge("b", "a"), new Walked(10, 1)) // 1, 2: the lower one
                .hasSize(2);
    }

    @Test
    void shouldCountOfATransitionOnlyItsLastPair() {
        assertThat(UnitEdges.of(transition(List.of("a", "b", "c"), false, false, List.of(7))))
                .containsExactly(java.util.Map.entry(new Edge("b", "c"), new Walked(5, 7)));
        assertThat(UnitEdges.of(transition(List.of("a", "b"), true, false, List.of())))
                .containsExactly(java.util.Map.entry(new Edge("a", "b"), new Walked(5, null)));
    }

    @Test
    void shouldHaveNoEdgeFromTheBeginningOrToTheEnd() {
        assertThat(UnitEdges.of(transition(List.of("a"), true, false, List.of())))
                .isEmpty();
        assertThat(UnitEdges.of(transition(List.of("a", "b"), false, true, List.of())))
                .isEmpty();
        assertThat(UnitEdges.of(transition(List.of("a", "b"), true, true, List.of())))
                .isEmpty();
    }

    @Property
    void shouldCountEveryOccurrenceOnce(@ForAll long seed) {
        Unit unit = TestRows.randomUnit("u", new Random(seed));

        long pairs = UnitEdges.of(unit).values().stream()
                .mapToLong(Walked::occurrences)
                .sum();

        assertThat(pairs)
                .isEqualTo(unit.getCount() * UnitEdges.pairs(unit.getLevel(), unit.getSteps(), unit.getEnds()));
    }

    private static Unit transition(List<String> steps, boolean begins, boolean ends, List<Integer> gaps) {
        return TestRows.unit("u", "everyone", Level.L1, steps, begins, ends, 5, gaps, null);
    }
}
