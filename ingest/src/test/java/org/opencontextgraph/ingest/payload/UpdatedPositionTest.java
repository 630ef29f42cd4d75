package org.opencontextgraph.ingest.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.payload.UpdatedPosition.Item;

class UpdatedPositionTest {
    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    @Test
    void shouldNotBeMovedByADayThatIsStillToCome() {
        // Given
        UpdatedPosition position = UpdatedPosition.from(NOW.minusSeconds(60));

        // When
        UpdatedPosition next = position.after(List.of(new Item("1", NOW), new Item("2", FAR)), false, NOW);

        // Then
        assertThat(next.since()).isEqualTo(NOW);
        assertThat(next.isNew(new Item("2", FAR), NOW)).isFalse();
        assertThat(next.isNew(new Item("3", FAR), NOW)).isTrue();
        assertThat(next.isNew(new Item("4", NOW.plusSeconds(1)), NOW)).isTrue();
        assertThat(UpdatedPosition.read(next.text())).isEqualTo(next);
    }

    @Test
    void shouldGoOnWhereAnEarlierVersionStopped() {
        assertThat(UpdatedPosition.read("{\"since\":\"2026-01-05T10:00:00Z\",\"seen\":[\"7\"],\"page\":2}"))
                .isEqualTo(new UpdatedPosition(NOW, List.of("7"), List.of(), 2));
    }

    @Test
    void shouldStaySmallEnoughForARecord() {
        List<Item> many = IntStream.range(0, 20_000)
                .mapToObj(it -> new Item(Integer.toString(it), FAR))
                .toList();

        assertThat(UpdatedPosition.from(NOW).after(many, false, NOW).text()).hasSizeLessThan(20_000);
    }
}
