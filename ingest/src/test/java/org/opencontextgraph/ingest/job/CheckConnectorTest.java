package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR;
import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR_KIND;
import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR_RUN;
import static org.opencontextgraph.database.jooq.ingest.Tables.REMOVED_CONNECTOR;
import static org.opencontextgraph.ingest.github.GithubWorld.issue;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.LiveReader;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.github.FakeGithub;
import org.opencontextgraph.ingest.github.GithubKind;
import org.opencontextgraph.ingest.kit.Fault;
import org.opencontextgraph.ingest.registry.ConnectorTable;
import org.opencontextgraph.ingest.registry.Findings;
import org.opencontextgraph.ingest.registry.KindTable;
import org.opencontextgraph.ingest.registry.Kinds;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.PrivateHosts;
import org.opencontextgraph.ingest.registry.RunTable;
import org.opencontextgraph.ingest.registry.Standing;
import org.opencontextgraph.ingest.seal.SealingKeys;

/** A tool that the API has added, on its way to being read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckConnectorTest {
    private static final PrivateHosts LOOPBACK = new PrivateHosts(Set.of("127.0.0.1"));

    private final TestBackends backends;
    private final DSLContext sql;
    private FeedSettings feed;
    private LiveReader reader;
    private FakeGithub github;
    private SealingKeys keys = SealingKeys.make();
    private PrivateHosts privateHosts = LOOPBACK;

    @SuppressWarnings("NullAway.Init") // before each
    CheckConnectorTest() throws Exception {
        backends = TestBackends.start();
        sql = DSL.using(backends.database(), SQLDialect.POSTGRES);
        newTopics();
    }

    /** Of a test that reads: each has a server of its own, and what one server has fed no other one goes on with. */
    private void newTopics() throws Exception {
        feed = TestBroker.newTopics("check-connector-" + System.nanoTime() + ".");
        reader = new LiveReader(
                feed, RegisteredGithub.SECRET, InstantSource.system(), new ContainedTable(backends.database()));
    }

    @AfterAll
    void stop() throws IOException {
        backends.close();
    }

    @BeforeEach
    void begin() throws Exception {
        sql.deleteFrom(CONNECTOR).execute();
        sql.deleteFrom(REMOVED_CONNECTOR).execute();
        github = new FakeGithub();
        github.put("issues", issue(1, Instant.parse("2026-01-01T00:00:00Z")));
        keys = SealingKeys.make();
        privateHosts = LOOPBACK;
    }

    @AfterEach
    void end() {
        github.close();
    }

    @Test
    void shouldReadAToolByItselfWhenItsTokenHasPassedAndNotBefore() throws Exception {
        // Given
        newTopics();
        try (JobWorld world = new JobWorld(backends);
                Scheduler scheduler = new Scheduler(
                        backends.database(), backends.redis(), world.prefix, this::jobs, InstantSource.system());
                Worker worker = new Worker(
                        backends.database(),
                        backends.redis(),
                        world.prefix,
                        this::jobs,
                        JobWorld.QUICK,
                        InstantSource.system())) {
            scheduler.start();
            worker.start();

            // When
            addUnchecked("work", "a wrong token");

            // Then
            JobWorld.patiently().until(() -> row().get(CONNECTOR.CHECKED) != null);
            assertThat(row().get(CONNECTOR.MISSING)).containsExactly("the token is not known (401)");
            assertThat(row().get(CONNECTOR.PASSED)).isNull();
            assertThat(row().get(CONNECTOR.CHECK_WANTED)).isNull();
            assertThat(world.board.all()).noneMatch(it -> it.name().startsWith("ingest_batch"));

            // When it gets the right one, as the API gives it
            sql.update(CONNECTOR)
                    .set(CONNECTOR.TOKEN, OpenTool.seal(keys, "work", github.token()))
                    .set(CONNECTOR.CHECK_WANTED, DSL.currentOffsetDateTime())
                    .execute();
            boolean _ = world.board.dueNow("check_connector(work)"); // it may still be in the schedule

            // Then the first run does not wait for the schedule
            JobWorld.patiently().until(() -> sql.fetchCount(CONNECTOR_RUN) >= 5);
            assertThat(row().get(CONNECTOR.PASSED)).isNotNull();
            assertThat(row().get(CONNECTOR.MISSING)).isEmpty();
            JobWorld.patiently().until(() -> world.runs("ingest_batch(work)", Outcome.DONE) == 1);
        }
    }

    @Test
    void shouldAskAgainWhenTheToolCannotBeAsked() throws Exception {
        addUnchecked("work", github.token());
        github.nextAnswers(Fault.status(500), Fault.status(500), Fault.status(500), Fault.status(500));

        assertThatThrownBy(() -> check("work")).isInstanceOf(IOException.class).hasMessageContaining("500");

        assertThat(row().get(CONNECTOR.TROUBLE)).contains("500");
        assertThat(row().get(CONNECTOR.CHECK_WANTED)).isNotNull();
        assertThat(row().get(CONNECTOR.PASSED)).isNull();
        check("work");
        assertThat(row().get(CONNECTOR.TROUBLE)).isNull();
        assertThat(row().get(CONNECTOR.CHECK_WANTED)).isNull();
        assertThat(row().get(CONNECTOR.PASSED)).isNotNull();
    }

    @Test
    void shouldAskNobodyInThePrivateNetworkWhomTheConfigurationDoesNotName() throws Exception {
        addUnchecked("work", github.token());
        privateHosts = new PrivateHosts(Set.of("127.0.0.2", "github.corp.example"));

        check("work");

        assertThat(github.asked()).isEmpty();
        assertThat(row().get(CONNECTOR.PASSED)).isNull();
        assertThat(row().get(CONNECTOR.TROUBLE)).contains("https://");

        // When its address is one that is allowed to others
        moveTo(github.address().toString().replace("http://", "https://"));
        assertThatThrownBy(() -> check("work")).isInstanceOf(IOException.class);

        // Then the setting is named
        assertThat(row().get(CONNECTOR.TROUBLE)).contains("connectors.private-hosts");
        assertThat(github.asked()).isEmpty();
        privateHosts = LOOPBACK;
        moveTo(github.address().toString());
        check("work");
        assertThat(row().get(CONNECTOR.PASSED)).isNotNull();
    }

    @Test
    void shouldAskForATokenWhoseKeyIsLostAndGoOnWithTheOthers() throws Exception {
        // Given
        addUnchecked("work", github.token());
        keys = SealingKeys.make();
        addUnchecked("another", github.token(), "everyone");

        // When
        check("work");
        check("another");

        // Then
        assertThat(row().get(CONNECTOR.KEY_LOST)).isTrue();
        assertThat(row().get(CONNECTOR.PASSED)).isNull();
        assertThat(row().get(CONNECTOR.TROUBLE)).contains("has to be given again");
        assertThat(row("another").get(CONNECTOR.KEY_LOST)).isFalse();
        assertThat(row("another").get(CONNECTOR.PASSED)).isNotNull();
    }

    @Test
    void shouldSayNothingOfATokenThatWasReplacedMeanwhile() throws Exception {
        addUnchecked("work", github.token());
        byte[] before = connectors().token("work").orElseThrow();
        assertThat(connectors().replaceToken("work", OpenTool.seal(keys, "work", "another")))
                .isTrue();

        assertThat(connectors().found("work", before, Findings.of(new ScopeCheck(List.of(), List.of())), null))
                .isFalse();

        assertThat(row().get(CONNECTOR.PASSED)).isNull();
    }

    @Test
    void shouldNotLetTwoAskOneServerWhoMayRead() throws Exception {
        addUnchecked("work", github.token(), "asked");
        addUnchecked("second", github.token(), "asked");
        addUnchecked("on-my-word", github.token(), "everyone");
        check("work");

        check("second");
        check("on-my-word");

        assertThat(row("second").get(CONNECTOR.PASSED)).isNull();
        assertThat(row("second").get(CONNECTOR.TROUBLE)).contains("`work` asks github@127.0.0.1");
        assertThat(row("on-my-word").get(CONNECTOR.PASSED)).isNotNull();
    }

    @Test
    void shouldForgetWhatWasRemoved() throws Exception {
        // Given
        newTopics();
        addUnchecked("work", github.token());
        check("work");
        assertThat(mapped()).isEqualTo(1);
        assertThat(mapped()).isZero();
        sql.deleteFrom(CONNECTOR).execute();
        sql.insertInto(REMOVED_CONNECTOR).set(REMOVED_CONNECTOR.NAME, "work").execute();

        // When
        new ForgetConnector("work", ingestion()).run();

        // Then
        assertThat(connectors().removed()).isEmpty();
        addUnchecked("work", github.token());
        check("work");
        assertThat(mapped()).isEqualTo(1);
    }

    @Test
    void shouldTellTheApiWhichKindsThereAre() {
        sql.insertInto(CONNECTOR_KIND)
                .set(CONNECTOR_KIND.NAME, "of-another-version")
                .set(CONNECTOR_KIND.SETTINGS, JSONB.valueOf("[]"))
                .set(CONNECTOR_KIND.ASKS_READERS, false)
                .set(CONNECTOR_KIND.SENDS, false)
                .set(CONNECTOR_KIND.GUARDED, true)
                .execute();

        new KindTable(backends.database()).publish(Kinds.onClassPath());
        new KindTable(backends.database()).publish(Kinds.onClassPath());

        assertThat(sql.selectFrom(CONNECTOR_KIND).fetch(CONNECTOR_KIND.NAME))
                .containsExactlyInAnyOrderElementsOf(Kinds.onClassPath().names());
        Record its = sql.selectFrom(CONNECTOR_KIND)
                .where(CONNECTOR_KIND.NAME.eq("github"))
                .fetchSingle();
        assertThat(its.get(CONNECTOR_KIND.SENDS)).isTrue();
        assertThat(its.get(CONNECTOR_KIND.GUARDED)).isTrue();
        assertThat(Kinds.onClassPath().get("kafka-topic").isGuarded()).isFalse();
        assertThat(its.get(CONNECTOR_KIND.SETTINGS).data())
                .contains("\"name\": \"repositories\"", "\"usual\": null", "\"usual\": \"https://api.github.com\"");
    }

    private List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        for (Standing it : connectors().standing()) {
            if (it.checkWanted().isPresent()) {
                jobs.add(new CheckConnector(it, ingestion()));
            }
            if (!it.isQuiet()) {
                jobs.add(new IngestBatch(it.row(), ingestion()));
            }
        }
        return jobs;
    }

    private void check(String name) throws IOException {
        new CheckConnector(
                        connectors().standing().stream()
                                .filter(it -> it.row().name().equals(name))
                                .findFirst()
                                .orElseThrow(),
                        ingestion())
                .run();
    }

    private long mapped() throws Exception {
        return new IngestBatch(connectors().find("work").orElseThrow(), ingestion())
                .once().stream().mapToLong(RunTable.Row::mapped).sum();
    }

    private void addUnchecked(String name, String token) {
        addUnchecked(name, token, "everyone");
    }

    /** As the API does. */
    private void addUnchecked(String name, String token, String readableBy) {
        List<ToolSetting> settings = Stream.concat(
                        new GithubKind().settings().stream(), Stream.of(OpenTool.PRIVATE_NETWORK))
                .toList();
        Map<String, String> said = new HashMap<>();
        said.put("repositories", FakeGithub.REPOSITORY);
        said.put("since", "2025-12-31");
        said.put("readable-by", readableBy);
        said.put("address", github.address().toString());
        assertThat(connectors()
                        .add(
                                name,
                                "github",
                                ToolSettings.of(settings, said),
                                RegisteredGithub.CRON,
                                OpenTool.seal(keys, name, token)))
                .isTrue();
        sql.update(CONNECTOR)
                .setNull(CONNECTOR.PASSED)
                .set(CONNECTOR.CHECK_WANTED, DSL.currentOffsetDateTime())
                .where(CONNECTOR.NAME.eq(name))
                .execute();
    }

    private void moveTo(String address) {
        sql.update(CONNECTOR)
                .set(
                        CONNECTOR.SETTINGS,
                        DSL.field(
                                "settings || jsonb_build_object('address', {0}::text)",
                                CONNECTOR.SETTINGS.getDataType(), DSL.val(address)))
                .set(CONNECTOR.CHECK_WANTED, DSL.currentOffsetDateTime())
                .execute();
    }

    private Record row() {
        return row("work");
    }

    private Record row(String name) {
        return sql.selectFrom(CONNECTOR).where(CONNECTOR.NAME.eq(name)).fetchSingle();
    }

    private Ingestion ingestion() {
        return new Ingestion(
                Kinds.onClassPath(),
                connectors(),
                () -> keys,
                backends.database(),
                reader,
                privateHosts,
                InstantSource.system());
    }

    private ConnectorTable connectors() {
        return new ConnectorTable(backends.database(), InstantSource.system());
    }
}
