package org.opencontextgraph.query.server.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopFoldingTest {
    @Provide
    Arbitrary<int[]> steps() {
        return Arbitraries.integers()
                .between(0, 3)
                .array(int[].class)
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc",
        "aaa, a",
        "abbbc, abc",
        "abcbcbcd, abcd",
        "abab, ab",
        "aabaab, ab",
        "abcabcab, abcab",
        "abcba, abcba",
        "abcbabcbc, abcbabc"
    })
    void shouldHaveWhatIsRepeatedAtOnceOnce(String steps, String folded) {
        assertThat(LoopFolding.folded(steps.chars().toArray()))
                .isEqualTo(folded.chars().toArray());
    }

    @Property
    void shouldLeaveNothingThatIsRepeatedAtOnce(@ForAll("steps") int[] steps) {
        int[] folded = LoopFolding.folded(steps);

        for (int period = 1; period <= folded.length / 2; period++) {
            for (int at = 0; at + 2 * period <= folded.length; at++) {
                assertThat(Arrays.equals(folded, at, at + period, folded, at + period, at + 2 * period))
                        .isFalse();
            }
        }
        assertThat(LoopFolding.folded(folded)).isEqualTo(folded);
    }

    @Property
    void shouldKeepTheStepsAndWhereItBeginsAndEnds(@ForAll("steps") int[] steps) {
        int[] folded = LoopFolding.folded(steps);

        assertThat(folded[0]).isEqualTo(steps[0]);
        assertThat(folded[folded.length - 1]).isEqualTo(steps[steps.length - 1]);
        assertThat(Arrays.stream(folded).distinct().sorted())
                .containsExactlyElementsOf(
                        Arrays.stream(steps).distinct().sorted().boxed().toList());
    }

    @Property
    void shouldNotCareHowOftenALoopWentRound(
            @ForAll @IntRange(min = 1, max = 9) int length, @ForAll @IntRange(min = 1, max = 9) int rounds) {
        int[] loop = IntStream.range(0, length).toArray();
        int[] walked =
                IntStream.range(0, length * rounds).map(i -> loop[i % length]).toArray();

        assertThat(LoopFolding.folded(walked)).isEqualTo(loop);
    }
}
