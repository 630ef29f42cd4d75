package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.jira.Position.Item;

class PositionTest {
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");

    /** A record of the log holds a megabyte. */
    @Test
    void shouldForgetTheOldestBeforeItGrowsTooLarge() {
        // Given more issues of one minute than it remembers
        List<Item> items = IntStream.range(0, 20_000)
                .mapToObj(it -> new Item(Integer.toString(1_000_000_000 + it), BEGIN.plusMillis(it)))
                .toList();

        // When
        Position position = after(Position.from("10003", BEGIN), items, false);

        // Then
        assertThat(position.text()).hasSizeLessThan(700_000);
        assertThat(position.isNew(items.getFirst())).isTrue();
        assertThat(position.isNew(items.getLast())).isFalse();
        assertThat(Position.read(position.text())).isEqualTo(position);
    }

    @Test
    void shouldGoOnWithTheMinuteBeforeTheLastAndKnowWhatItReadOfIt() {
        List<Item> items = List.of(
                new Item("1", BEGIN.plusSeconds(60)),
                new Item("2", BEGIN.plusSeconds(200)),
                new Item("3", BEGIN.plusSeconds(245)));

        Position position = after(Position.from("10003", BEGIN), items, true);

        assertThat(position.since()).isEqualTo(BEGIN.plusSeconds(180));
        assertThat(position.seen()).containsOnlyKeys("2", "3");
        assertThat(position.sent()).isNull();
        assertThat(position.isDeep()).isFalse();
        assertThat(after(position, List.of(), false).sent()).isEqualTo(BEGIN.plusSeconds(180));
    }

    @Test
    void shouldRefuseWhatItDidNotWrite() {
        assertThatThrownBy(() -> Position.read("{}")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Position.read("secret")).isInstanceOf(IllegalStateException.class);
    }

    private static Position after(Position position, List<Item> items, boolean more) {
        Map<String, Instant> through = items.stream().collect(Collectors.toMap(Item::id, Item::updated));
        return position.after(items, through, BEGIN.plusSeconds(9_000), more, null);
    }
}
