package org.opencontextgraph.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.schema.topic.Topics;

class LiveReaderTest {
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldEndAtTheNextPageWhenItIsInterruptedAndGoOnThereLater() throws Exception {
        // Given
        FeedSettings of = TestBroker.newTopics("live-reader.");
        FeedSettings settings = new FeedSettings(of.client(), of.topicPrefix(), 10, 5);
        LiveReader reader = new LiveReader(settings, SECRET, InstantSource.system(), Containers.none());
        List<String> ids = IntStream.range(0, 50).mapToObj(it -> "e" + it).toList();
        ListConnector source = new ListConnector(
                        "a",
                        IntStream.range(0, ids.size())
                                .mapToObj(it -> ListConnector.event(it, 1_000L + it))
                                .toList())
                .live();
        Interrupting interrupting = new Interrupting(source, new AtomicInteger());

        // When its thread is interrupted while it fetches the second of five pages
        boolean ended;
        try {
            ended = reader.read(interrupting).failure() != null;
        } catch (KafkaException interrupted) {
            ended = true;
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        // Then
        assertThat(ended).isTrue();
        assertThat(interrupting.pages()).hasValue(2);

        // When
        reader.read(source);

        // Then
        assertThat(TestBroker.committed(settings, Topics.TRACE_EVENT)).hasSize(ids.size());
    }

    /** Interrupts its own thread while it fetches its second page. */
    private record Interrupting(Connector connector, AtomicInteger pages) implements Connector {
        @Override
        public Source source() {
            return connector.source();
        }

        @Override
        public void describe(Consumer<SourceFact> facts) throws IOException {
            connector.describe(facts);
        }

        @Override
        public EventBatch fetch(String position, int limit) throws IOException {
            if (pages.incrementAndGet() == 2) {
                Thread.currentThread().interrupt();
            }
            return connector.fetch(position, limit);
        }

        @Override
        public void close() throws IOException {
            connector.close();
        }
    }
}
