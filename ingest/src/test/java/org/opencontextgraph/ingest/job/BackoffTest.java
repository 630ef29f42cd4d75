package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Backoff backoff = new Backoff(FIRST, LONGEST);

    @Property
    void shouldDoubleUpToTheLongestAndLeaveHalfToChance(@ForAll @IntRange(min = 1, max = 30) int attempts) {
        // Given
        Duration doubled = FIRST.multipliedBy(1L << (attempts - 1));
        Duration most = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;

        // Then
        assertThat(backoff.after(attempts)).isBetween(most.dividedBy(2), most);
    }

    @Test
    void shouldNotSendAllBackAtTheSameMoment() {
        assertThat(IntStream.range(0, 20).mapToObj(_ -> backoff.after(3)).distinct())
                .hasSizeGreaterThan(10);
    }
}
