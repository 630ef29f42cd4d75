package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.feed.Containers;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.LiveReader;
import org.opencontextgraph.ingest.feed.LiveRun;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.http.GuardedAccess;
import org.opencontextgraph.ingest.kit.Fault;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/** From Jira to the topics, over HTTP and a real broker. */
class JiraFeedTest {
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");
    private static final byte[] SECRET = new byte[32];

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSendEverythingOnceHoweverOftenItRunsAndWhereverItFails(boolean cloud) throws Exception {
        FeedSettings feed = TestBroker.newTopics("jira-" + cloud + ".");
        try (FakeJira jira = new FakeJira(cloud);
                GuardedAccess client = new GuardedAccess(FakeJira.token(), true, InstantSource.system())) {
            // Given 300 issues, some hundred of them in one minute
            for (int i = 0; i < 300; i++) {
                Instant time = BEGIN.plusSeconds(i < 150 ? 60L * i : 9_000).plusMillis(i);
                jira.put(JiraWorld.moved(JiraWorld.issue(i, time), i, time.plusMillis(1), "3"));
            }
            jira.put(JiraWorld.commented(jira.issue("20007"), 1, BEGIN.plusSeconds(9_100)));

            // When it fails in the middle, again and again, and then goes on
            List<LiveRun> failed = new ArrayList<>();
            for (int run = 0; run < 3; run++) {
                failed.add(run(feed, jira, client, run + 1, () -> jira.nextAnswers(Fault.status(403))));
            }
            LiveRun whole = read(feed, jira, client);
            LiveRun idle = read(feed, jira, client);

            // Then
            assertThat(failed).allSatisfy(it -> assertThat(it.failure()).isNotNull());
            assertThat(whole.failure()).isNull();
            assertThat(whole.completeUpTo()).isNotNull();
            assertThat(idle.counts().events().sent()).isZero();
            assertThat(sentIds(feed)).hasSize(601).doesNotHaveDuplicates();
            for (TopicSpec topic : List.of(Topics.TRACE_EVENT, Topics.ACCOUNT, Topics.ACCOUNT_NAME, Topics.CURSOR)) {
                assertThat(TestBroker.committed(feed, topic))
                        .isNotEmpty()
                        .noneMatch(it -> (it.key() + it.value()).contains("Salary"));
            }
        }
    }

    private static LiveRun read(FeedSettings feed, FakeJira jira, GuardedAccess client) throws IOException {
        try (Connector stream = stream(jira, client)) {
            return new LiveReader(feed, SECRET, InstantSource.system(), Containers.none()).read(stream);
        }
    }

    /** A run whose stream is in trouble from its n-th page on. */
    private static LiveRun run(FeedSettings feed, FakeJira jira, GuardedAccess client, int page, Runnable trouble)
            throws IOException {
        try (Connector stream = new TroubledStream(stream(jira, client), page, trouble)) {
            return new LiveReader(feed, SECRET, InstantSource.system(), Containers.none()).read(stream);
        }
    }

    private static List<String> sentIds(FeedSettings feed) {
        return TestBroker.committed(feed, Topics.TRACE_EVENT).stream()
                .map(it -> ((TraceEvent) it.value()).getId())
                .toList();
    }

    private static Connector stream(FakeJira jira, GuardedAccess client) {
        Map<String, String> said = Map.of(
                "projects",
                "SHOP",
                "since",
                "2025-12-31",
                "readable-by",
                "everyone",
                "address",
                jira.address().toString());
        return new JiraKind()
                .open("work", ToolSettings.of(new JiraKind().settings(), said), client)
                .streams()
                .getFirst();
    }

    private static final class TroubledStream implements Connector {
        private final Connector stream;
        private final int page;
        private final Runnable trouble;
        private int fetched;

        TroubledStream(Connector stream, int page, Runnable trouble) {
            this.stream = stream;
            this.page = page;
            this.trouble = trouble;
        }

        @Override
        public Source source() {
            return stream.source();
        }

        @Override
        public void describe(Consumer<SourceFact> facts) throws IOException {
            stream.describe(facts);
        }

        @Override
        public EventBatch fetch(String position, int limit) throws IOException {
            if (fetched++ == page) {
                trouble.run();
            }
            return stream.fetch(position, limit);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
