package org.opencontextgraph.query.server.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EditDistanceTest {
    @Provide
    Arbitrary<int[]> steps() {
        return Arbitraries.integers().between(0, 4).array(int[].class).ofMaxSize(12);
    }

    @Property(tries = 3_000)
    void shouldTellWhatTheWholeTableTells(
            @ForAll("steps") int[] left, @ForAll("steps") int[] right, @ForAll @IntRange(max = 4) int most) {
        assertThat(EditDistance.isWithin(most, left, right)).isEqualTo(PlainFamilies.distance(left, right) <= most);
    }

    @Property(tries = 3_000)
    void shouldTellTheSameOfSequencesThatAreNearlyTheSame(@ForAll("steps") int[] left, @ForAll long seed) {
        int[] right = left;
        Random random = new Random(seed);
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            right = edited(right, random);
        }
        assertThat(EditDistance.isWithin(2, left, right)).isEqualTo(PlainFamilies.distance(left, right) <= 2);
    }

    private static int[] edited(int[] steps, Random random) {
        int at = random.nextInt(steps.length + 1);
        int[] rest = Arrays.copyOfRange(steps, Math.min(steps.length, at + random.nextInt(2)), steps.length);
        int[] edited = Arrays.copyOf(steps, at + 1 + rest.length);
        edited[at] = random.nextInt(5);
        System.arraycopy(rest, 0, edited, at + 1, rest.length);
        return random.nextInt(3) == 0 && at < edited.length - 1 ? Arrays.copyOfRange(edited, 1, edited.length) : edited;
    }
}
