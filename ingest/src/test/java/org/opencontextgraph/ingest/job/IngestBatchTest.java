package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR;
import static org.opencontextgraph.database.jooq.ingest.Tables.JOB_RUN;
import static org.opencontextgraph.ingest.github.GithubWorld.closed;
import static org.opencontextgraph.ingest.github.GithubWorld.comment;
import static org.opencontextgraph.ingest.github.GithubWorld.issue;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opencontextgraph.ingest.feed.Cursors;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.github.FakeGithub;
import org.opencontextgraph.ingest.kit.Fault;
import org.opencontextgraph.ingest.registry.ConnectorTable;
import org.opencontextgraph.ingest.registry.RunTable;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.message.Cursor;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestBatchTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final TestBackends backends;
    private FakeGithub github;
    private FeedSettings feed;
    private SealingKeys keys = SealingKeys.make();
    private int topics;

    @SuppressWarnings("NullAway.Init") // before each
    IngestBatchTest() throws Exception {
        backends = TestBackends.start();
    }

    @AfterAll
    void stop() throws IOException {
        backends.close();
    }

    @BeforeEach
    void begin() throws Exception {
        DSL.using(backends.database(), SQLDialect.POSTGRES)
                .deleteFrom(CONNECTOR)
                .execute();
        github = new FakeGithub();
        feed = TestBroker.newTopics("ingest-batch-" + topics++ + ".");
        keys = SealingKeys.make();
        for (int i = 0; i < 130; i++) {
            github.put("issues", issue(i, at(i)));
            github.put("issues/comments", comment(i, at(i)));
            github.put("issues/events", closed(i, at(i)));
        }
    }

    @AfterEach
    void end() {
        github.close();
    }

    @Test
    void shouldSendEverythingOnceHoweverOftenItRuns() throws Exception {
        // Given
        IngestBatch job = added();

        // When
        List<RunTable.Row> first = job.once();
        job.run();
        github.put("issues/comments", comment(500, at(500)));
        List<RunTable.Row> last = job.once();

        // Then
        assertThat(sentIds()).hasSize(391).doesNotHaveDuplicates();
        assertThat(first).extracting(RunTable.Row::mapped).containsExactly(130L, 130L, 130L, 0L, 0L);
        assertThat(last).extracting(RunTable.Row::mapped).containsExactly(0L, 1L, 0L, 0L, 0L);
        assertThat(new RunTable(backends.database()).last("work"))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.verdict()).isEmpty())
                .allSatisfy(row -> assertThat(row.completeUpTo()).isNotNull());
    }

    @Test
    void shouldSayWhatIsPartialAndLetTheOtherStreamsGoOn() throws Exception {
        // Given GitHub fails while the first stream is asked
        IngestBatch job = added();
        github.nextAnswers(Fault.status(500), Fault.status(500), Fault.status(500), Fault.status(500));

        // When
        assertThatThrownBy(job::run).isInstanceOf(IOException.class).hasMessageContaining("500");

        // Then
        List<RunTable.Row> last = new RunTable(backends.database()).last("work");
        assertThat(last)
                .filteredOn(row -> !row.verdict().isEmpty())
                .singleElement()
                .satisfies(row -> assertThat(row.stream()).endsWith("/issues"));
        assertThat(sentIds()).hasSize(260);
        job.run();
        assertThat(sentIds()).hasSize(390).doesNotHaveDuplicates();
    }

    @Test
    void shouldSayOfEachStreamThatFailedInAnUnforeseenWayThatItDid() throws Exception {
        // Given another server under the name of one that was read before
        added().run();
        assertThat(connectors().remove("work")).isTrue();
        IngestBatch job = added("http://localhost:" + github.address().getPort());

        // When
        assertThatThrownBy(job::run).isInstanceOf(IOException.class).hasMessageContaining("it failed");

        // Then
        assertThat(new RunTable(backends.database()).last("work"))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.verdict()).isNotEmpty());
        assertThat(sentIds()).hasSize(390);
    }

    @Test
    void shouldCallNoRunCompleteAfterTheTokenWasRevoked() throws Exception {
        // Given
        IngestBatch job = added();
        job.run();

        // When
        github.revokeToken();

        // Then
        assertThatThrownBy(job::run).hasMessageContaining("401");
        assertThat(new RunTable(backends.database()).last("work"))
                .allSatisfy(row -> assertThat(row.verdict()).isNotEmpty());
        assertThat(sentIds()).hasSize(390);
    }

    private static double partialRuns() {
        Double value = CollectorRegistry.defaultRegistry.getSampleValue(
                "ocg_ingest_runs_total", new String[] {"connector", "verdict"}, new String[] {"work", "partial"});
        return value == null ? 0 : value;
    }

    @Test
    void shouldAskForTheTokenAgainWhenTheKeysAreLost() throws Exception {
        // Given
        IngestBatch _ = added();

        SealingKeys before = keys;
        double partial = partialRuns();

        // When
        keys = SealingKeys.make();

        // Then
        assertThatThrownBy(job()::run).hasMessageContaining("has to be given again");
        assertThat(partialRuns()).isEqualTo(partial + 1);
        assertThat(new RunTable(backends.database()).last("work"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.stream()).isEqualTo(RunTable.WHOLE);
                    assertThat(row.verdict()).singleElement().asString().contains("has to be given again");
                });

        // When the file was put back
        keys = before;
        job().run();

        // Then
        assertThat(new RunTable(backends.database()).last("work"))
                .hasSize(5)
                .noneMatch(row -> row.stream().equals(RunTable.WHOLE));
    }

    @Test
    void shouldBeginAnewWithAToolOfTheNameOfARemovedOne() throws Exception {
        // Given
        added().run();

        // When
        assertThat(connectors().remove("work")).isTrue();
        ingestion().reader().forget("work");

        // Then nobody waits for it, and one of its name is read from the beginning
        assertThat(openCursors()).isEmpty();
        added().run();
        assertThat(sentIds()).hasSize(780);
        assertThat(Set.copyOf(sentIds())).hasSize(390);
    }

    @Test
    void shouldNotGoOnForAnotherToolOfItsName() throws Exception {
        // Given
        IngestBatch job = added();
        assertThat(connectors().remove("work")).isTrue();
        IngestBatch _ = added();

        // When
        assertThatThrownBy(job::run).isInstanceOf(IOException.class).hasMessageContaining("it was removed");

        // Then
        assertThat(new RunTable(backends.database()).last("work")).isEmpty();
        assertThat(openCursors()).isEmpty();
    }

    @Test
    void shouldStopARunOfAToolThatIsPausedOrRemoved() {
        // Given
        IngestBatch _ = added();
        var sql = DSL.using(backends.database(), SQLDialect.POSTGRES);
        sql.deleteFrom(JOB_RUN).execute();
        for (String name : List.of("ingest_batch(work)", "sync_permissions(work)", "ingest_batch(other)")) {
            sql.insertInto(JOB_RUN, JOB_RUN.ID, JOB_RUN.NAME, JOB_RUN.STARTED, JOB_RUN.ATTEMPTS)
                    .values(name, name, OffsetDateTime.now(ZoneOffset.UTC), 1)
                    .execute();
        }

        assertThat(connectors().pause("work", true)).isTrue();
        assertThat(stopped(sql)).containsExactly("ingest_batch(work)");
        assertThat(connectors().remove("work")).isTrue();
        assertThat(stopped(sql)).containsExactly("ingest_batch(work)", "sync_permissions(work)");
        sql.deleteFrom(JOB_RUN).execute();
    }

    private static List<String> stopped(DSLContext sql) {
        return sql.selectFrom(JOB_RUN)
                .where(JOB_RUN.CANCELLED)
                .orderBy(JOB_RUN.NAME)
                .fetch(JOB_RUN.NAME);
    }

    private List<String> openCursors() {
        try (Cursors cursors = Cursors.open(feed)) {
            cursors.refresh();
            return cursors.all().stream().map(Cursor::getStream).toList();
        }
    }

    @Test
    void shouldLeaveNeitherTokenNorContentAnywhere() throws Exception {
        // Given
        IngestBatch job = added();

        // When
        job.run();

        // Then
        List<String> written = new ArrayList<>();
        for (TopicSpec topic : List.of(
                Topics.TRACE_EVENT,
                Topics.ACCOUNT,
                Topics.ACCOUNT_NAME,
                Topics.CURSOR,
                Topics.RESOURCE_ACL,
                Topics.DEAD_LETTER)) {
            TestBroker.committed(feed, topic).forEach(it -> written.add(it.key() + " " + it.value()));
        }
        byte[] sealed = connectors().token("work").orElseThrow();
        written.add(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(written)
                .isNotEmpty()
                .noneMatch(it -> it.contains(github.token()))
                .noneMatch(it -> it.contains("a secret of somebody"));
    }

    @Test
    void shouldComeAndGoWithTheConnector() throws Exception {
        // Given
        String prefix = "test-" + System.nanoTime() + ":";
        Jobs jobs = () -> connectors().all().stream()
                .filter(row -> !row.paused())
                .map(row -> new IngestBatch(row, ingestion()))
                .toList();
        try (Scheduler scheduler =
                new Scheduler(backends.database(), backends.redis(), prefix, jobs, InstantSource.system())) {
            scheduler.start();

            // When, Then
            IngestBatch _ = added();
            awaitSchedule(1);
            assertThat(connectors().pause("work", true)).isTrue();
            awaitSchedule(0);
            assertThat(connectors().pause("work", false)).isTrue();
            awaitSchedule(1);
            assertThat(connectors().remove("work")).isTrue();
            awaitSchedule(0);
        }
    }

    private void awaitSchedule(int jobs) {
        var sql = DSL.using(backends.database(), SQLDialect.POSTGRES);
        org.awaitility.Awaitility.await()
                .until(() -> sql.fetchCount(org.opencontextgraph.database.jooq.ingest.Tables.JOB_SCHEDULE) == jobs);
    }

    private IngestBatch added() {
        return added(github.address().toString());
    }

    private IngestBatch added(String address) {
        return new IngestBatch(registered().add(address, github.token(), "everyone"), ingestion());
    }

    private IngestBatch job() {
        return new IngestBatch(connectors().find("work").orElseThrow(), ingestion());
    }

    private Ingestion ingestion() {
        return registered().ingestion();
    }

    private ConnectorTable connectors() {
        return registered().connectors();
    }

    private RegisteredGithub registered() {
        return new RegisteredGithub(backends.database(), feed, keys);
    }

    private List<String> sentIds() {
        List<String> ids = new ArrayList<>();
        TestBroker.committed(feed, Topics.TRACE_EVENT).forEach(it -> {
            SpecificRecord value = it.value();
            if (value instanceof TraceEvent event) {
                ids.add(event.getId());
            }
        });
        return ids;
    }

    private static Instant at(int minute) {
        return BEGIN.plusSeconds(60L * minute);
    }
}
