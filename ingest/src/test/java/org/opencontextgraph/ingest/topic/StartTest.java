package org.opencontextgraph.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StartTest {
    private static final Ends NOW = new Ends("t", Map.of(0, 5L, 1, 0L, 2, 3L), Map.of(), Map.of());

    @Test
    void shouldBeginAtTheOldestAndLoseNothing() {
        assertThat(Start.of(Position.BEGINNING, NOW)).isEqualTo(new Start(Map.of(0, 5L, 1, 0L, 2, 3L), 0, 0));
    }

    @Test
    void shouldCountWhatIsGoneAlsoOfAPartitionThatNobodyHasRead() {
        Position position = new Position("t", Map.of(0, 1L, 1, 9L), 0, 0);

        assertThat(Start.of(position, NOW)).isEqualTo(new Start(Map.of(0, 5L, 1, 9L, 2, 3L), 4 + 3, 0));
    }

    @Test
    void shouldNotTakeATopicThatWasMadeAnewForTheOldOne() {
        Position position = new Position("old", Map.of(0, 100L, 1, 100L, 2, 100L), 0, 0);

        assertThat(Start.of(position, NOW)).isEqualTo(new Start(Map.of(0, 5L, 1, 0L, 2, 3L), 8, 1));
    }

    @Test
    void shouldReadAPositionAsItWasWritten() {
        Position position = new Position("t", Map.of(11, 1L, 2, Long.MAX_VALUE), 7, 1);

        assertThat(Position.read(position.text())).isEqualTo(position);
        assertThat(position.text()).startsWith("{\"topic\":\"t\",\"next\":{\"2\":9223372036854775807,\"11\":1}");
        assertThat(Position.read("")).isEqualTo(Position.BEGINNING);
    }
}
