package org.opencontextgraph.compose.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final List<ApiReader.Variant> VARIANTS =
            List.of(new ApiReader.Variant(List.of("open", "close"), 1_200), new ApiReader.Variant(List.of("open"), 5));
    private static final List<ApiReader.Edge> EDGES = List.of(new ApiReader.Edge("open", "close", 1_200));

    @Test
    void shouldTellWhatIsSeenByWhomAndThatTheRestIsWithheld() {
        assertThat(Summary.lines(List.of(new Summary.Seen("desk", VARIANTS, EDGES, 1))))
                .containsExactly(
                        "",
                        "desk: 2 variants, 1 edges; everyone may read 1 of the variants, groups the others",
                        "     1,200  open → close",
                        "         5  open",
                        "  most frequent edge: open → close, 1,200",
                        "",
                        "Figures are rounded down. Rarer behaviour is withheld: a pattern is shown only when enough people"
                                + " share it.");
        assertThat(Summary.lines(List.of(new Summary.Seen("desk", VARIANTS, EDGES, 2))))
                .anyMatch(line -> line.endsWith("readable by everyone"));
        assertThat(Summary.lines(List.of(new Summary.Seen("desk", VARIANTS, EDGES, 0))))
                .anyMatch(line -> line.endsWith("readable by groups only"));
    }

    @Test
    void shouldShowWhatWouldActOnATerminalByItsNumber() {
        var hostile = new ApiReader.Variant(List.of("red \u001b[31m", "two\nlines", "\u202eright to left"), 5);

        assertThat(Summary.lines(List.of(new Summary.Seen("desk", List.of(hostile), List.of(), 1))))
                .contains("         5  red \\u001b[31m → two\\u000alines → \\u202eright to left");
    }

    @Test
    void shouldSayInWordsThatNothingIsReleased() {
        assertThat(String.join("\n", Summary.lines(List.of()))).contains("Nothing is released");
    }
}
