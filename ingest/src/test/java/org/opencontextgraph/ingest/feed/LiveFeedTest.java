package org.opencontextgraph.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.Cursor;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

class LiveFeedTest {
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-07-01T00:00:00Z"));

    @Test
    void shouldGoOnFromItsCursorAndLeaveTheClockToTheScheduler() throws Exception {
        // Given a source that breaks half-way
        FeedSettings of = TestBroker.newTopics("live.");
        FeedSettings settings = new FeedSettings(of.client(), of.topicPrefix(), 10, 5);
        ListConnector source = new ListConnector(
                        "a",
                        IntStream.range(0, 50)
                                .mapToObj(it -> ListConnector.event(it, 1_000L + it))
                                .toList())
                .live();

        // When
        try (LiveFeed broken = feed(source.breakingAt(25), settings)) {
            broken.start();
            patiently()
                    .untilAsserted(
                            () -> assertThat(lastCursor(settings).getPosition()).isEqualTo("20"));
        }
        try (LiveFeed feed = feed(source, settings)) {
            feed.start();
            patiently()
                    .untilAsserted(
                            () -> assertThat(lastCursor(settings).getPosition()).isEqualTo("50"));
        }

        // Then
        assertThat(TestBroker.committed(settings, Topics.TRACE_EVENT))
                .hasSize(50)
                .allSatisfy(it -> assertThat(it.value()).isInstanceOf(TraceEvent.class));
        assertThat(lastCursor(settings).getCompleteUpTo()).isEqualTo(1_049);
        assertThat(lastCursor(settings).getClosed()).isFalse();
        assertThat(TestBroker.committed(settings, Topics.CONSENT)).hasSize(1);
    }

    private static LiveFeed feed(ListConnector source, FeedSettings settings) {
        return new LiveFeed(source, settings, SECRET, NOW, Duration.ofMillis(100));
    }

    private static Cursor lastCursor(FeedSettings settings) {
        List<Cursor> cursors = TestBroker.committed(settings, Topics.CURSOR).stream()
                .map(it -> (Cursor) it.value())
                .toList();
        assertThat(cursors).isNotEmpty();
        return cursors.getLast();
    }

    /** A loaded machine is slow; what never comes fails in any case. */
    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
