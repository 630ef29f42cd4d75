package org.opencontextgraph.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersUnknown;

class ReadAheadTest {
    private static final int PAGE = 10;

    @Test
    void shouldTakeSomePagesForOneBatchAndGoOnAfterTheLastOfThem() throws IOException {
        // Given
        Pages pages = new Pages(true, 45, 99);
        ReadAhead reading = new ReadAhead(pages);

        // When
        EventBatch first = reading.fetch("", 25);
        boolean moreAfterFirst = reading.hasMore();
        EventBatch rest = reading.fetch(first.position(), 25);

        // Then
        assertThat(numbers(first))
                .containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
        assertThat(moreAfterFirst).isTrue();
        assertThat(numbers(rest))
                .containsExactlyElementsOf(IntStream.range(30, 45).boxed().toList());
        assertThat(rest.position()).isEqualTo("45");
        assertThat(reading.hasMore()).as("its last page had nothing").isFalse();
        assertThat(pages.asked).containsExactly("", "10", "20", "30", "40", "45");
    }

    @Test
    void shouldAskNoFurtherWhereAPositionIsTakenForProof() throws IOException {
        // Given
        Pages pages = new Pages(false, 45, 99);

        // When
        EventBatch batch = new ReadAhead(pages).fetch("", 25);

        // Then
        assertThat(batch.events()).hasSize(PAGE);
        assertThat(pages.asked).containsExactly("");
    }

    @Test
    void shouldGiveOutWhatCameBeforeAFailureAndThenFail() throws IOException {
        // Given
        Pages pages = new Pages(true, 45, 2);
        ReadAhead reading = new ReadAhead(pages);

        // When
        EventBatch before = reading.fetch("", 100);

        // Then
        assertThat(before.events()).hasSize(2 * PAGE);
        assertThat(before.position()).isEqualTo("20");
        assertThat(reading.hasMore()).isTrue();
        assertThatThrownBy(() -> reading.fetch("20", 100)).hasMessage("page 2 is not there");
        assertThat(pages.asked).as("it is not asked for once more").containsExactly("", "10", "20");
    }

    @Test
    void shouldLetWhatIsSaidLastOfAResourceStandLast() throws IOException {
        EventBatch batch = new ReadAhead(new Pages(true, 30, 99)).fetch("", 100);

        assertThat(batch.facts())
                .as("the first page and the third say the same, the second says another thing")
                .containsExactly(new ReadersUnknown("r", 1), new ReadersUnknown("r", 0));
    }

    private static List<Integer> numbers(EventBatch batch) {
        return batch.events().stream().map(it -> (int) it.sequence()).toList();
    }

    /** A list in pages of ten; each says something of one resource. */
    private static final class Pages implements Connector {
        private final List<String> asked = new ArrayList<>();
        private final boolean readsAhead;
        private final int events;
        private final int breaksAt;

        Pages(boolean readsAhead, int events, int breaksAt) {
            this.readsAhead = readsAhead;
            this.events = events;
            this.breaksAt = breaksAt;
        }

        @Override
        public EventBatch fetch(String position, int limit) throws IOException {
            asked.add(position);
            int from = position.isEmpty() ? 0 : Integer.parseInt(position);
            int page = from / PAGE;
            if (page == breaksAt) {
                throw new IOException("page " + page + " is not there");
            }
            int to = Math.min(from + PAGE, events);
            List<SourceEvent> some = IntStream.range(from, to)
                    .mapToObj(it -> ListConnector.event(it, 1_000L + it))
                    .toList();
            List<SourceFact> facts = some.isEmpty() ? List.of() : List.of(new ReadersUnknown("r", page % 2));
            return new EventBatch(facts, some, List.of(), Integer.toString(to), Instant.EPOCH, false);
        }

        @Override
        public boolean readsAhead() {
            return readsAhead;
        }

        @Override
        public Source source() {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public void describe(Consumer<SourceFact> facts) {
            // nothing
        }

        @Override
        public void close() {}
    }
}
