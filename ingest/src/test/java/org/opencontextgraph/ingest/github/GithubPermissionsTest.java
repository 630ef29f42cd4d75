package org.opencontextgraph.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.connector.RefusedByToolException;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;
import org.opencontextgraph.ingest.kit.Fault;
import org.opencontextgraph.ingest.kit.Reply;

class GithubPermissionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPOSITORY = "/repos/" + FakeGithub.REPOSITORY;

    private FakeGithub github;
    private GuardedAccess access;

    @SuppressWarnings("NullAway.Init") // before each
    GithubPermissionsTest() {}

    @BeforeEach
    void start() throws IOException {
        github = new FakeGithub();
        access = new GuardedAccess(github.token(), true, InstantSource.system());
        GithubPeople.admit(github);
    }

    @AfterEach
    void stop() throws IOException {
        access.close();
        github.close();
    }

    @Test
    void shouldSayThatTheTeamsOfAPrivateRepositoryReadIt() throws IOException {
        Said said = said();

        assertThat(said.readers)
                .containsExactly(new SourceReaders(container(), true, Set.of(named("acme/core"), named("acme/docs"))));
        assertThat(said.withheld).isEmpty();
    }

    @Test
    void shouldTellAllMembersOfALargeTeamAndWhichTeamIsPartOfWhich() throws IOException {
        Said said = said();

        assertThat(said.members.get(named("acme/core"))).hasSize(250).contains(account(250));
        assertThat(said.members.get(named("acme/docs"))).containsOnly(account(300), account(301), account(302));
        assertThat(said.subgroups.get(named("acme/core"))).containsExactly(named("acme/juniors"));
        assertThat(said.subgroups.get(named("acme")))
                .containsOnly(named("acme/core"), named("acme/docs"), named("acme/juniors"));
    }

    @Test
    void shouldSayThatEverybodyReadsAPublicRepositoryWithoutAskingForItsTeams() throws IOException {
        github.at(REPOSITORY, GithubPeople.repository("public"));

        Said said = said();

        assertThat(said.readers).containsExactly(new SourceReaders(container(), true, Set.of(named("public"))));
        assertThat(github.asked()).noneMatch(it -> it.contains("teams"));
    }

    @Test
    void shouldSayThatTheWholeOrganizationReadsWhatIsInternal() throws IOException {
        github.at(REPOSITORY, GithubPeople.repository("internal"));

        assertThat(said().readers.getFirst().groups()).contains(named("acme"));
    }

    @Test
    void shouldSayThatTheWholeOrganizationReadsWhatItLetsItsMembersRead() throws IOException {
        github.at("/orgs/acme", GithubPeople.organization("read"));

        assertThat(said().readers.getFirst().groups()).contains(named("acme"));
    }

    @Test
    void shouldSayThatNobodyKnowsWhoReadsARepositoryWhoseTeamsAreNotShown() throws IOException {
        github.at(REPOSITORY + "/teams", JSON.createObjectNode()); // the list is there, and refused
        github.failAt(REPOSITORY + "/teams", 403);

        Said said = said();

        assertThat(said.readers).containsExactly(new SourceReaders(container(), false, Set.of()));
        assertThat(said.withheld).singleElement().asString().contains("403", "Administration");
    }

    @Test
    void shouldSayThatNobodyKnowsWhoReadsARepositoryWhoseOrganizationIsNotShown() throws IOException {
        github.failAt("/orgs/acme", 403);

        Said said = said();

        assertThat(said.readers).containsExactly(new SourceReaders(container(), false, Set.of()));
        assertThat(said.withheld).singleElement().asString().contains("acme lets", "403");
    }

    @Test
    void shouldNameTheScopeThatMembersNeed() throws IOException {
        github.failAt("/orgs/acme/teams/docs/members", 403);

        Said said = said();

        assertThat(said.withheld).singleElement().asString().contains("acme/docs", "Members", "read:org");
        assertThat(said.members.get(named("acme/core"))).hasSize(250);
    }

    @Test
    void shouldNotTakeAnOutageForNobody() throws IOException {
        PermissionSource source = tool().permissions().orElseThrow();
        github.nextAnswers(Fault.status(500), Fault.status(500), Fault.status(500), Fault.status(500));

        assertThatThrownBy(() -> source.fetch(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("500");
    }

    @Test
    void shouldNotTakeALimitForAMissingScope() throws IOException {
        PermissionSource source = tool().permissions().orElseThrow();
        github.nextAnswers(Fault.instead("a limit", Reply.status(403, Map.of("Retry-After", "3600"))));

        assertThatThrownBy(() -> source.fetch(""))
                .isInstanceOf(RefusedByToolException.class)
                .hasMessageContaining(" 429 ");
    }

    @Test
    void shouldSayOfEachEventInWhichRepositoryItIs() throws IOException {
        github.put("issues", GithubWorld.issue(1, java.time.Instant.parse("2026-01-01T00:00:00Z")));

        var batch = tool().streams().getFirst().fetch("", 100);

        assertThat(batch.facts()).contains(new Within(container() + "/issue/2", container()));
        assertThat(batch.events()).hasSize(1);
    }

    private record Said(
            List<SourceReaders> readers,
            Map<String, Set<AccountKey>> members,
            Map<String, Set<String>> subgroups,
            List<String> withheld) {}

    private Said said() throws IOException {
        Said said = new Said(new ArrayList<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
        PermissionSource source = tool().permissions().orElseThrow();
        String position = "";
        while (position != null) {
            PermissionPage page = source.fetch(position);
            said.readers.addAll(page.readers());
            said.withheld.addAll(page.withheld());
            page.groups().forEach(it -> {
                said.members.computeIfAbsent(it.name(), _ -> new HashSet<>()).addAll(it.members());
                said.subgroups.computeIfAbsent(it.name(), _ -> new HashSet<>()).addAll(it.subgroups());
            });
            position = page.next();
        }
        return said;
    }

    private Tool tool() {
        return new GithubKind()
                .open(
                        "work",
                        ToolSettings.of(
                                new GithubKind().settings(),
                                Map.of(
                                        "repositories",
                                        FakeGithub.REPOSITORY,
                                        "since",
                                        "2025-12-31",
                                        "address",
                                        github.address().toString())),
                        access);
    }

    private String container() {
        return named("repo/" + FakeGithub.NUMBER);
    }

    private String named(String rest) {
        return "github@127.0.0.1:" + github.address().getPort() + ":" + rest;
    }

    private AccountKey account(int number) {
        return new AccountKey("github@127.0.0.1:" + github.address().getPort(), "user/" + number);
    }
}
