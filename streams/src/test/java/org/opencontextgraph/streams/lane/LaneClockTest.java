package org.opencontextgraph.streams.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.LaneProgress;

class LaneClockTest {
    @Property(tries = 300)
    void shouldBeTheLeastOfTheLargestThatEachSenderSaid(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 299) Integer> said) {
        // Given three senders; a number tells the sender and the time
        LaneProgress progress = null;
        long[] largest = {Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE};
        for (int word : said) {
            // When
            progress = LaneClock.heard(progress, 3, new Clock("live", word % 3, (long) (word / 3), null));
            largest[word % 3] = Math.max(largest[word % 3], word / 3);
            // Then
            assertThat(LaneClock.now(progress))
                    .isEqualTo(Arrays.stream(largest).min().orElseThrow());
        }
    }

    @Test
    void shouldBeClosedOnlyWhenEverySenderClosed() {
        LaneProgress one = LaneClock.heard(null, 2, new Close("lane", 0, 5L));
        assertThat(LaneClock.isBehind(one)).isFalse();
        LaneProgress both = LaneClock.heard(one, 2, new Close("lane", 1, 5L));
        assertThat(LaneClock.now(both)).isEqualTo(LaneClock.CLOSED);
        assertThat(both.getTaskIdle()).isEqualTo(5L);
    }

    @Test
    void shouldRefuseASenderThatDoesNotExist() {
        assertThatThrownBy(() -> LaneClock.heard(null, 2, new Clock("live", 2, 1L, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
