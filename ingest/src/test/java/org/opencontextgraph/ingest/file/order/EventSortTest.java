package org.opencontextgraph.ingest.file.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSortTest {
    private Path directory = Path.of("");

    @BeforeProperty
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("ocg-sort-test");
    }

    @AfterProperty
    void deleteDirectory() throws IOException {
        Files.delete(directory);
    }

    @Property
    void shouldEqualAStableSortInMemoryForAnyMemory(
            @ForAll @Size(max = 200) List<@LongRange(min = 0, max = 6) Long> times,
            @ForAll @LongRange(min = -2, max = 2) long orders,
            @ForAll @IntRange(min = 1, max = 40) int rowsInMemory,
            @ForAll @IntRange(min = 2, max = 4) int fanIn,
            @ForAll @IntRange(min = 0, max = 210) int rank)
            throws IOException {
        // Given
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            long order = orders == 0 ? 0 : (i * 7L) % (2 * orders);
            rows.add(new Row(times.get(i) * 400_000_000_000L, order, 3L * i, i, -i, i % 5 - 1));
        }

        try (EventSort sort = new EventSort(new SpillDirectory(directory), rowsInMemory, fanIn)) {
            for (Row row : rows) {
                sort.add(row);
            }

            // When
            sort.finish();

            // Then
            List<Row> expected = rows.stream()
                    .sorted(Comparator.comparingLong(Row::time).thenComparingLong(Row::order))
                    .toList();
            assertThat(all(sort.from(0))).isEqualTo(expected);
            assertThat(all(sort.from(rank)))
                    .isEqualTo(expected.stream().skip(rank).toList());
            assertThat(sort.size()).isEqualTo(rows.size());
            assertThat(files(directory)).isEmpty();
        }
    }

    @Test
    void shouldKeepEveryColumnOfARow(@TempDir Path spills) throws IOException {
        // Given
        Row first = new Row(0, Long.MIN_VALUE, 0, Integer.MAX_VALUE, 0, Row.NOBODY);
        Row last = new Row((1L << 42) - 1, Long.MAX_VALUE, Long.MAX_VALUE, 0, Integer.MAX_VALUE, 7);
        try (EventSort sort = new EventSort(new SpillDirectory(spills), 1, 2)) {
            // When
            sort.add(first);
            sort.add(last);
            sort.finish();

            // Then
            assertThat(all(sort.from(0))).containsExactly(first, last);
        }
    }

    @Test
    void shouldSayWhereRoomIsNeededWhenNoSpillFileCanBeMade(@TempDir Path spills) throws IOException {
        // Given
        try (EventSort sort = new EventSort(new SpillDirectory(spills.resolve("missing")), 1, 2)) {
            sort.add(new Row(0, 0, 0, 0, 0, 0));

            // When // Then
            assertThatThrownBy(() -> sort.add(new Row(0, 0, 1, 0, 0, 0)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("reading a log needs room for files in " + spills.resolve("missing"));
        }
    }

    @Test
    void shouldRefuseTimesThatItCannotOrder() {
        assertThatThrownBy(() -> new Row(-1, 0, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Row(1L << 42, 0, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Row> all(Iterator<Row> rows) {
        List<Row> list = new ArrayList<>();
        rows.forEachRemaining(list::add);
        return list;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
