package org.opencontextgraph.ingest.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.ImportFeed;
import org.opencontextgraph.ingest.feed.ImportOutcome;
import org.opencontextgraph.ingest.feed.ImportProgress;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

class HistoryFeedTest {
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldEnterThroughTheFeedLikeEverythingElse() throws Exception {
        // Given
        FeedSettings settings = TestBroker.newTopics("simulated.");
        ImportFeed feed = new ImportFeed(settings, SECRET, InstantSource.fixed(Instant.parse("2026-07-01T00:00:00Z")));

        // When
        try (Connector history = SimulatedCompany.standard(5).history()) {
            // Then
            assertThat(feed.run(history, ImportProgress.SILENT))
                    .isInstanceOfSatisfying(ImportOutcome.Imported.class, it -> {
                        assertThat(it.counts().people()).isEqualTo(150);
                        assertThat(it.counts().withoutPerson()).isZero();
                        assertThat(it.counts().rejected()).isZero();
                        assertThat(it.counts().sent()).isEqualTo(it.counts().read());
                    });
        }
        assertThat(TestBroker.committed(settings, Topics.CONSENT)).hasSize(150);
        assertThat(TestBroker.committed(settings, Topics.TRACE_EVENT).stream()
                        .map(it -> it.value())
                        .filter(TraceEvent.class::isInstance)
                        .map(it -> ((TraceEvent) it).getStep()))
                .hasSizeGreaterThan(30_000)
                .doesNotContain("other");
    }
}
