package org.opencontextgraph.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencontextgraph.ingest.github.GithubWorld.closed;
import static org.opencontextgraph.ingest.github.GithubWorld.comment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;
import org.opencontextgraph.ingest.kit.Fault;
import org.opencontextgraph.ingest.kit.Reply;

class GithubPollingTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private FakeGithub github;
    private GuardedAccess client;

    @BeforeEach
    void start() throws IOException {
        github = new FakeGithub();
        client = clientWith(github.token());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        github.close();
    }

    @Test
    void shouldLoseNothingWhileItemsAreUpdatedBetweenPages() throws IOException {
        // Given items that move to the end of the list while it is read
        comments(400, 60);
        Random random = new Random(7);
        Connector comments = stream("issues/comments");
        Set<String> ids = new TreeSet<>();
        String position = "";

        // When
        boolean more = true;
        while (more) {
            EventBatch batch = comments.fetch(position, 10_000);
            batch.events().forEach(event -> ids.add(event.id()));
            more = batch.completeUpTo() == null;
            position = batch.position();
            for (int i = 0; i < 20; i++) {
                ObjectNode moved = comment(random.nextInt(400), BEGIN);
                moved.put(
                        "updated_at", BEGIN.plusSeconds(60L * 400 + ids.size()).toString());
                github.put("issues/comments", moved);
            }
        }

        // Then
        assertThat(ids).hasSize(400);
    }

    @Test
    void shouldReadWhatIsNewestFirstDownToWhatItHas() throws IOException {
        // Given
        for (int i = 0; i < 230; i++) {
            github.put("issues/events", closed(i, BEGIN.plusSeconds(60L * i)));
        }
        Connector events = stream("issues/events");

        // When
        Run first = Run.from("").of(events);
        for (int i = 230; i < 360; i++) {
            github.put("issues/events", closed(i, BEGIN.plusSeconds(60L * i)));
        }
        Run second = Run.from(first.position).of(events);

        // Then
        assertThat(first.ids).hasSize(230).doesNotHaveDuplicates();
        assertThat(second.ids).hasSize(130).doesNotHaveDuplicates().doesNotContainAnyElementsOf(first.ids);
        assertThat(second.times).isSorted();
    }

    @Test
    void shouldWaitWhenItIsToldToAndGoOn() throws IOException {
        // Given
        comments(120, 60);
        github.nextAnswers(
                Fault.limited("1"),
                Fault.status(502),
                Fault.instead("403", Reply.status(403, Map.of("Retry-After", "1"))));

        // When
        Run run = Run.from("").of(stream("issues/comments"));

        // Then
        assertThat(run.ids).hasSize(120);
    }

    @Test
    void shouldSayThatTheTokenIsNotKnownAnyMore() throws IOException {
        // Given
        comments(5, 60);
        Tool tool = tool();
        assertThat(tool.check()).isEqualTo(new ScopeCheck(List.of(), List.of()));

        // When
        github.revokeToken();

        // Then
        assertThat(tool.check().missing()).singleElement().asString().contains("401");
        assertThatThrownBy(() -> stream("issues/comments").fetch("", 100)).hasMessageContaining("401");
    }

    @Test
    void shouldNameTheScopeThatIsMissing() throws IOException {
        try (FakeGithub other = new FakeGithub();
                GuardedAccess there = new GuardedAccess(other.token(), true, InstantSource.system())) {
            Map<String, String> said = new TreeMap<>(settings());
            said.put("address", other.address().toString());
            said.put("repositories", FakeGithub.REPOSITORY + ",someone/else");
            Tool tool = new GithubKind().open("work", ToolSettings.of(new GithubKind().settings(), said), there);

            assertThat(tool.check().missing()).singleElement().asString().contains("someone/else", "Read-only");
        }
    }

    @Test
    void shouldReadReviewsAndChecksOfPullRequestsThatChanged() throws IOException {
        // Given
        pullRequest(4);
        github.put("pulls/4/reviews", GithubWorld.review(1, 4, BEGIN));
        github.put("pulls/4/reviews", GithubWorld.review(2, 4, BEGIN.minusSeconds(86_400L * 400)));

        // When
        var batch = stream("pulls").fetch("", 100);

        // Then
        assertThat(batch.events())
                .extracting(SourceEvent::label)
                .containsExactlyInAnyOrder("code.review.submit:approved", "code.check.complete:passed");
        assertThat(stream("pulls").fetch(batch.position(), 100).events()).isEmpty();
        assertThat(stream("pulls").fetch(batch.position(), 100).completeUpTo()).isNotNull();
    }

    @Test
    void shouldSayThatChecksAreNotShown() throws IOException {
        // Given
        pullRequest(4);
        github.failAt("/repos/" + FakeGithub.REPOSITORY + "/commits/" + "a".repeat(40) + "/check-runs", 403);
        Connector stream = stream("pulls");

        // When
        var batch = stream.fetch("", 100);

        // Then
        assertThat(batch.events()).isEmpty();
        assertThat(stream.shortcomings()).singleElement().asString().contains("Checks");
    }

    private void pullRequest(int number) {
        var issue = GithubWorld.issue(number - 1, BEGIN);
        issue.putObject("pull_request");
        github.put("issues", issue);
        github.at("/repos/" + FakeGithub.REPOSITORY + "/pulls/" + number, GithubWorld.head("a".repeat(40)));
        github.at(
                "/repos/" + FakeGithub.REPOSITORY + "/commits/" + "a".repeat(40) + "/check-runs",
                GithubWorld.checks(1, number, BEGIN));
    }

    @Test
    void shouldGoOnReadingARepositoryThatIsRenamedInTheMiddle() throws IOException {
        // Given
        comments(100, 60);
        Connector stream = stream("issues/comments");
        var before = stream.fetch("", 100);

        // When
        github.rename();
        comments(100, 150, 60);
        var after = stream("issues/comments").fetch(before.position(), 100);

        // Then the same resource, and nothing lost
        assertThat(after.events()).hasSize(50);
        assertThat(after.events().getFirst().resource())
                .isEqualTo(before.events().getFirst().resource());
    }

    private Tool tool() {
        Map<String, String> said = new TreeMap<>(settings());
        said.put("address", github.address().toString());
        return new GithubKind().open("work", ToolSettings.of(new GithubKind().settings(), said), client);
    }

    private static Map<String, String> settings() {
        return Map.of("repositories", FakeGithub.REPOSITORY, "since", "2025-12-31", "readable-by", "everyone");
    }

    private Connector stream(String list) {
        return tool().streams().stream()
                .filter(it -> it.source().stream().endsWith("/" + list))
                .findFirst()
                .orElseThrow();
    }

    private static GuardedAccess clientWith(String token) {
        return new GuardedAccess(token, true, InstantSource.system());
    }

    private void comments(int number, int secondsApart) {
        comments(0, number, secondsApart);
    }

    private void comments(int from, int to, int secondsApart) {
        for (int i = from; i < to; i++) {
            github.put("issues/comments", comment(i, BEGIN.plusSeconds((long) secondsApart * i)));
        }
    }

    /** Reads on until there is nothing more for now. */
    private static final class Run {
        private final List<String> ids = new ArrayList<>();
        private final List<Long> times = new ArrayList<>();
        private String position;
        private @Nullable Instant completeUpTo;

        private Run(String position) {
            this.position = position;
        }

        static Run from(String position) {
            return new Run(position);
        }

        Run of(Connector stream) throws IOException {
            while (completeUpTo == null) {
                EventBatch batch = stream.fetch(position, 10_000);
                assertThat(batch.rejected()).isEmpty();
                assertThat(batch.passedOver().unmapped()).isEmpty();
                for (SourceEvent event : batch.events()) {
                    ids.add(event.id());
                    times.add(event.time());
                }
                position = batch.position();
                completeUpTo = batch.completeUpTo();
            }
            return this;
        }
    }
}
