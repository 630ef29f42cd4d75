package org.opencontextgraph.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.ReadableSpan;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpansTest {
    @Test
    void shouldNameTheWorkOnEachBatchAndNothingThatIsInIt() throws Exception {
        FeedSettings of = TestBroker.newTopics("spans.");
        FeedSettings settings = new FeedSettings(of.client(), of.topicPrefix(), 10, 5);
        byte[] secret = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        try (RecordedSpans spans = RecordedSpans.start();
                ListConnector source = new ListConnector(
                        "spans",
                        IntStream.range(0, 20)
                                .mapToObj(it -> ListConnector.event(it, 1_000L + it))
                                .toList())) {
            // When
            new ImportFeed(settings, secret, InstantSource.system()).run(source, _ -> {});

            // Then
            assertThat(spans.ended())
                    .extracting(ReadableSpan::getName)
                    .containsSubsequence("connector.fetch", "normalize.map_event")
                    .containsOnly("connector.fetch", "normalize.map_event");
            assertThat(spans.ended())
                    .hasSizeLessThanOrEqualTo(8)
                    .allMatch(span -> span.toSpanData().getAttributes().isEmpty());
        }
    }
}
