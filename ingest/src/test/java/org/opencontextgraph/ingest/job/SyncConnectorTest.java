package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR;
import static org.opencontextgraph.database.jooq.ingest.Tables.CONTAINED;
import static org.opencontextgraph.database.jooq.ingest.Tables.PERMISSION_RUN;
import static org.opencontextgraph.database.jooq.ingest.Tables.RESOURCE_ACL;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersUnknown;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.github.FakeGithub;
import org.opencontextgraph.ingest.github.GithubWorld;
import org.opencontextgraph.ingest.kit.Fault;
import org.opencontextgraph.ingest.permission.AclRules;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.topic.Topics;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncConnectorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ISSUES = 20;
    private static final String REPOSITORY = "/repos/" + FakeGithub.REPOSITORY;

    private final TestBackends backends;
    private FakeGithub github;
    private FeedSettings feed;
    private RegisteredGithub registered;
    private Registered row;
    private int topics;

    @SuppressWarnings("NullAway.Init") // before each
    SyncConnectorTest() throws Exception {
        backends = TestBackends.start();
    }

    @AfterAll
    void stop() throws IOException {
        backends.close();
    }

    @BeforeEach
    void begin() throws Exception {
        var sql = DSL.using(backends.database(), SQLDialect.POSTGRES);
        sql.deleteFrom(CONNECTOR).execute();
        sql.deleteFrom(CONTAINED).execute();
        sql.deleteFrom(RESOURCE_ACL).execute();
        sql.deleteFrom(PERMISSION_RUN).execute();
        github = new FakeGithub();
        feed = TestBroker.newTopics("sync-connector-" + topics++ + ".");
        registered = new RegisteredGithub(backends.database(), feed, SealingKeys.make());
        row = registered.add(github.address().toString(), github.token(), "asked");
        teamsReadIt("core");
        github.at("/orgs/acme", JSON.createObjectNode().put("id", 77));
        github.at("/orgs/acme/members", JSON.createArrayNode());
        github.at("/orgs/acme/teams", JSON.createArrayNode());
        for (int i = 0; i < ISSUES; i++) {
            github.put("issues", GithubWorld.issue(i, at(i)));
        }
    }

    @AfterEach
    void end() {
        github.close();
    }

    @Test
    void shouldTellWhoReadsEachIssueOnceTheRepositoryIsAsked() throws Exception {
        // Given what is read before anybody was asked is nobody's
        ingest();
        assertThat(last().values()).hasSize(ISSUES).allMatch(it -> it.getAcl().getState() == PermissionState.UNKNOWN);

        // When
        sync();

        // Then
        assertThat(last().values()).hasSize(ISSUES).allSatisfy(it -> isReadBy(it, "group:core"));
        assertThat(new PermissionRuns(backends.database(), "work").last())
                .hasValueSatisfying(run -> assertThat(run.verdict()).isEmpty());
    }

    @Test
    void shouldTellAtOnceWhoReadsWhatIsNewInARepositoryThatWasAsked() throws Exception {
        // Given
        ingest();
        sync();

        // When
        github.put("issues", GithubWorld.issue(500, at(500)));
        ingest();

        // Then
        assertThat(last()).hasSize(ISSUES + 1).allSatisfy((_, it) -> isReadBy(it, "group:core"));
    }

    @Test
    void shouldTellOfEachIssueThatFewerReadTheRepositoryWithAHigherRevision() throws Exception {
        // Given
        ingest();
        sync();
        Map<String, ResourceAcl> before = last();

        // When
        teamsReadIt("docs");
        sync();

        // Then
        assertThat(last()).hasSize(ISSUES).allSatisfy((resource, it) -> {
            isReadBy(it);
            assertThat(it.getAcl().getRevision()).isGreaterThan(revision(before, resource));
        });
    }

    @Test
    void shouldTellNothingWhenNothingChanged() throws Exception {
        // Given
        ingest();
        sync();
        int before = told().size();

        // When
        ingest();
        sync();

        // Then
        assertThat(told()).hasSize(before);
    }

    @Test
    void shouldNotTakeAnOutageForNobody() throws Exception {
        // Given
        ingest();
        sync();
        github.nextAnswers(Fault.status(500), Fault.status(500), Fault.status(500), Fault.status(500));

        // When
        assertThatThrownBy(this::sync).isInstanceOf(IOException.class);

        // Then it is believed for a while what was said before
        assertThat(last().values()).hasSize(ISSUES).allSatisfy(it -> isReadBy(it, "group:core"));
    }

    @Test
    void shouldBelieveARemovedToolForAWhileOnly() throws Exception {
        // Given
        ingest();
        sync();
        assertThat(registered.connectors().remove("work")).isTrue();

        // When
        assertThat(RemovedTool.besides(Set.of(), backends.database())).containsExactly("work");
        new RemovedTool("work", RegisteredGithub.CRON, source -> sync(source, InstantSource.system())).run();
        Set<String> believed = RemovedTool.besides(Set.of(), backends.database());
        new RemovedTool(
                        "work",
                        RegisteredGithub.CRON,
                        source -> sync(source, () -> Instant.now().plus(Duration.ofDays(2))))
                .run();

        // Then
        assertThat(believed).containsExactly("work");
        assertThat(RemovedTool.besides(Set.of(), backends.database())).isEmpty();
        assertThat(last().values()).hasSize(ISSUES).allMatch(it -> it.getAcl().getState() == PermissionState.UNKNOWN);
    }

    @Test
    void shouldTellWhoReadsAnIssueThatMovedToAnotherContainer() throws Exception {
        // Given
        ingest();
        sync();
        String resource = last().keySet().iterator().next();
        long before = revision(last(), resource);
        List<SourceFact> told = new ArrayList<>();

        // When
        new ContainedTable(backends.database()).enter(List.of(new Within(resource, "elsewhere")), told::addAll);

        // Then
        assertThat(told).containsExactly(new ReadersUnknown(resource, before + 1));
    }

    @Test
    void shouldNotBelieveLaterWhatWasSoBefore() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        String resource = "tool:issue/" + System.nanoTime();

        assertThat(told(new Within(resource, "level", noon))).containsExactly(new ReadersUnknown(resource, 1));
        assertThat(told(new Within(resource, "project", noon.minusMillis(1)))).isEmpty();
        assertThat(told(new Within(resource, "level", noon.plusSeconds(2)))).isEmpty();
        assertThat(told(new Within(resource, "project", noon.plusSeconds(1)))).isEmpty();
        assertThat(told(
                        new Within(resource, "project", noon.plusSeconds(4)),
                        new Within(resource, "level", noon.plusSeconds(3))))
                .containsExactly(new ReadersUnknown(resource, 2));
        assertThat(told(new Within(resource, "project", noon.plusSeconds(4)))).isEmpty();
        assertThat(told(new Within(resource, "level", noon.plusSeconds(5))))
                .containsExactly(new ReadersUnknown(resource, 3));
    }

    private List<SourceFact> told(Within... places) {
        List<SourceFact> told = new ArrayList<>();
        new ContainedTable(backends.database()).enter(List.of(places), told::addAll);
        return told;
    }

    private void ingest() throws Exception {
        new IngestBatch(row, registered.ingestion()).run();
    }

    private void sync() throws Exception {
        new SyncConnector(
                        row,
                        registered.ingestion(),
                        RegisteredGithub.CRON,
                        source -> sync(source, InstantSource.system()))
                .run();
    }

    private SyncPermissions sync(PermissionSource source, InstantSource clock) {
        return new SyncPermissions(
                source,
                new AudienceGroups(Map.of(
                        new Audience("group:core"),
                        Set.of("github@127.0.0.1:" + github.address().getPort() + ":acme/core"),
                        Audience.EVERYONE,
                        Set.of())),
                () -> new Pseudonyms(RegisteredGithub.SECRET)::account,
                new AclRules(Duration.ofDays(1), Duration.ofDays(30), 0.5),
                backends.database(),
                feed,
                RegisteredGithub.CRON,
                clock);
    }

    private void teamsReadIt(String team) {
        ObjectNode repository = JSON.createObjectNode().put("id", 134018330).put("visibility", "private");
        repository.putObject("owner").put("login", "acme").put("type", "Organization");
        github.at(REPOSITORY, repository);
        var teams = JSON.createArrayNode();
        teams.addObject().put("slug", team);
        github.at(REPOSITORY + "/teams", teams);
    }

    private static long revision(Map<String, ResourceAcl> told, String resource) {
        return Objects.requireNonNull(told.get(resource)).getAcl().getRevision();
    }

    private static void isReadBy(ResourceAcl acl, String... audiences) {
        assertThat(acl.getAcl().getState()).isEqualTo(PermissionState.KNOWN);
        assertThat(acl.getAcl().getAudiences()).containsExactly(audiences);
    }

    private List<ResourceAcl> told() {
        List<ResourceAcl> told = new ArrayList<>();
        TestBroker.committed(feed, Topics.RESOURCE_ACL).forEach(it -> {
            if ((Object) it.value() instanceof ResourceAcl acl) {
                told.add(acl);
            }
        });
        return told;
    }

    private Map<String, ResourceAcl> last() {
        Map<String, ResourceAcl> last = new TreeMap<>();
        told().forEach(it -> last.merge(
                it.getResource(),
                it,
                (one, other) -> one.getAcl().getRevision() > other.getAcl().getRevision() ? one : other));
        return last;
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minute);
    }
}
