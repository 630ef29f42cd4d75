package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.Cursor;

class LiveTimeTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration LATENESS = Duration.ofHours(1);
    private static final long HOUR = LATENESS.toMillis();
    private static final long NEVER = Long.MIN_VALUE;

    @Test
    void shouldFollowTheSlowestLiveConnectorMinusTheAllowedLateness() {
        // Given
        List<Cursor> cursors = List.of(live(NOW.minusSeconds(60)), live(NOW.minusSeconds(7200)));

        // Then
        assertThat(LiveTime.through(cursors, NOW, LATENESS, NEVER))
                .isEqualTo(NOW.minusSeconds(7200).toEpochMilli() - HOUR);
    }

    @Test
    void shouldFollowTheWallClockWithoutLiveConnectors() {
        // Given imports and a closed cursor, which do not count
        List<Cursor> cursors = List.of(
                new Cursor("file", "p", "9", 0L, false, "f", "an import"),
                new Cursor("clock", "live", "", 5L, true, "", "live"));

        // Then
        assertThat(LiveTime.through(cursors, NOW, LATENESS, NEVER)).isEqualTo(NOW.toEpochMilli() - HOUR);
    }

    @Test
    void shouldWaitADayAtMostForADeadConnector() {
        assertThat(LiveTime.through(List.of(live(NOW.minus(Duration.ofDays(30)))), NOW, LATENESS, NEVER))
                .isEqualTo(NOW.minus(Duration.ofDays(1)).toEpochMilli() - HOUR);
    }

    @Property
    void shouldNeverGoBackNorAheadOfTheWallClock(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long complete,
            @ForAll @LongRange(min = 0, max = 1_700_000_000_000L) long before) {
        // When
        long through = LiveTime.through(List.of(live(Instant.ofEpochMilli(complete))), NOW, LATENESS, before);

        // Then
        assertThat(through).isBetween(before, NOW.toEpochMilli() - HOUR);
    }

    private static Cursor live(Instant completeUpTo) {
        return new Cursor("tool", "s", "", completeUpTo.toEpochMilli(), false, "", "live");
    }
}
