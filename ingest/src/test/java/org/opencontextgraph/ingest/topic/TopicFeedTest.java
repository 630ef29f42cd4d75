package org.opencontextgraph.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.feed.Containers;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.LiveReader;
import org.opencontextgraph.ingest.feed.LiveRun;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.schema.topic.Topics;

class TopicFeedTest {
    @Test
    void shouldSendEachRecordOnceAndNoContentToAnyTopic() throws Exception {
        // Given
        FeedSettings settings = TestBroker.newTopics("topic-feed.");
        LiveReader reader =
                new LiveReader(settings, "0123456789abcdef".getBytes(UTF_8), InstantSource.system(), Containers.none());
        try (Desk desk = new Desk("desk-feed", 2)) {
            desk.open(0, 1, 2);
            desk.open(1, 3);
            desk.send(1, Desk.CONTENT);

            // When
            LiveRun run;
            try (Connector stream = desk.stream()) {
                run = reader.read(stream);
            }
            desk.open(1, 4);
            try (Connector stream = desk.stream()) {
                reader.read(stream);
            }

            // Then
            assertThat(run.failure()).isNull();
            assertThat(run.completeUpTo()).isNotNull();
            assertThat(run.counts().events().sent()).isEqualTo(3);
            assertThat(run.counts().events().rejected()).isEqualTo(1);
            assertThat(TestBroker.committed(settings, Topics.TRACE_EVENT)).hasSize(4);
            assertThat(TestBroker.committed(settings, Topics.DEAD_LETTER))
                    .singleElement()
                    .asString()
                    .contains("partition 1, offset 1")
                    .doesNotContain(Desk.CONTENT);
            assertThat(TestBroker.committed(settings, Topics.TRACE_EVENT).toString())
                    .doesNotContain(Desk.CONTENT);
        }
    }
}
