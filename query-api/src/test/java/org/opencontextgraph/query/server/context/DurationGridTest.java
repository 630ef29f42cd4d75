package org.opencontextgraph.query.server.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DurationGridTest {
    @Test
    void shouldReachFromASecondToHalfAYear() {
        List<Long> seconds = IntStream.range(0, DurationGrid.BUCKETS)
                .mapToObj(DurationGrid::seconds)
                .toList();

        assertThat(seconds).isSorted().startsWith(1L, 1L, 2L, 2L, 2L, 3L);
        assertThat(Math.pow(1.2, DurationGrid.BUCKETS)).isGreaterThan(180.0 * 24 * 3600);
        assertThat(Math.pow(1.2, DurationGrid.BUCKETS - 1)).isLessThan(180.0 * 24 * 3600);
        assertThat(seconds.getLast()).isEqualTo(15_000_000L); // 174 days
    }

    @Test
    void shouldSayTwoDigitsOfWhatIsInTheBucket() {
        for (int bucket = 8; bucket < DurationGrid.BUCKETS; bucket++) {
            long seconds = DurationGrid.seconds(bucket);
            assertThat((double) seconds).isBetween(Math.pow(1.2, bucket), Math.pow(1.2, bucket + 1));
            assertThat(Long.toString(seconds)).matches("\\d{1,2}0*");
        }
    }

    @Test
    void shouldKnowNothingBesideTheGrid() {
        assertThatThrownBy(() -> DurationGrid.seconds(91)).hasMessageContaining("not on the grid");
        assertThatThrownBy(() -> DurationGrid.seconds(-1)).hasMessageContaining("not on the grid");
        assertThat(DurationGrid.bucket(null)).isNull();
        assertThat(DurationGrid.bucket((short) 7)).isEqualTo(7);
    }
}
