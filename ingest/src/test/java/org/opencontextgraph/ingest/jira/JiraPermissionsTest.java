package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.connector.RefusedByToolException;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;

class JiraPermissionsTest {
    private FakeJira jira;
    private GuardedAccess client;

    @BeforeEach
    void start() throws IOException {
        start(true);
    }

    private void start(boolean cloud) throws IOException {
        jira = new FakeJira(cloud);
        client = new GuardedAccess(FakeJira.token(), true, InstantSource.system());
        JiraPeople.admit(jira);
        jira.answer("mypermissions", """
                {"permissions":{"BROWSE_PROJECTS":{"havePermission":true},"EDIT_ISSUES":{"havePermission":false}}}""");
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        jira.close();
    }

    @Test
    void shouldLetReadWhomARoleWithTheRightToBrowseNames() throws IOException {
        Said said = said();

        assertThat(said.readers).containsExactly(known("project/10003", "developers"));
        assertThat(said.withheld).isEmpty();
        assertThat(said.members)
                .isEqualTo(
                        Map.of(jira.tool() + ":developers", Set.of(account("developers-0"), account("developers-1"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"group\",\"parameter\":\"support\"}                              | support",
                "{\"type\":\"group\",\"group\":{\"name\":\"support\"},\"value\":\"support\"} | support",
                "{\"type\":\"anyone\"}                                                       | *anyone,*logged-in",
                "{\"type\":\"applicationRole\"}                                              | *logged-in",
                "{\"type\":\"applicationRole\",\"parameter\":\"jira-software\"}              | jira-users,support",
                "{\"type\":\"user\",\"parameter\":\"557058:ann\"}                            | ''",
                "{\"type\":\"reporter\"}                                                     | ''",
                "{\"type\":\"projectLead\"}                                                  | ''",
                "{\"type\":\"groupCustomField\",\"parameter\":\"customfield_1\"}             | ''",
            })
    void shouldUnderstandEachHolder(String holder, String groups) throws IOException {
        JiraPeople.application(jira);
        browsing(holder);

        Said said = said();

        assertThat(said.withheld).isEmpty();
        assertThat(said.readers)
                .containsExactly(known("project/10003", groups.isEmpty() ? new String[0] : groups.split(",", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"groups\":[]}", "{\"groupDetails\":[]}", "{\"groups\":[],\"groupDetails\":[]}"})
    void shouldTellAnApplicationThatNobodyUsesFromAnAnswerThatIsNone(String nobody) throws IOException {
        browsing("{\"type\":\"applicationRole\",\"parameter\":\"jira-software\"}");
        jira.answer("applicationrole/jira-software", nobody);
        assertThat(said().readers).containsExactly(known("project/10003"));

        jira.answer("applicationrole/jira-software", "{}");
        assertThatThrownBy(() -> source().fetch(""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no list `groups`");
    }

    @Test
    void shouldTakeNoOtherPermissionForTheRightToBrowse() throws IOException {
        jira.answer(JiraPeople.SCHEME, """
                {"id":1,"permissions":[{"permission":"EDIT_ISSUES","holder":{"type":"group","parameter":"support"}}]}""");

        assertThat(said().readers).containsExactly(known("project/10003"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"aNewKind\"}                                | somebody may read in a way that is not known here",
                "{\"type\":\"group\"}                                   | a group has no name, or one that begins with *",
                "{\"type\":\"group\",\"parameter\":\"*anyone\"}         | a group has no name, or one that begins with *",
                "{\"type\":\"projectRole\",\"parameter\":\"../../x\"}   | a role has no id",
                "{\"type\":\"applicationRole\",\"parameter\":\"../x\"}  | an application has no key",
                "{\"type\":\"applicationRole\",\"parameter\":\"none\"}  | who may use an application (404): the permission ADMINISTER",
            })
    void shouldWithholdWhatItDoesNotUnderstand(String holder, String why) throws IOException {
        browsing("{\"type\":\"group\",\"parameter\":\"support\"}", holder);

        Said said = said();

        assertThat(said.withheld).containsExactly(why);
        assertThat(said.readers).containsExactly(unknown("project/10003"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "project/SHOP                 | the project SHOP (403): the permission BROWSE_PROJECTS",
                "project/SHOP/permissionscheme| the permission scheme of SHOP (403): the permission ADMINISTER_PROJECTS",
                "project/SHOP/role/10002      | who has a role in SHOP (403): the permission ADMINISTER_PROJECTS",
                "project/SHOP/securitylevel   | the levels of issue security of SHOP (403): the permission BROWSE_PROJECTS",
                "group/member                 | who is in a group (403): the permission Browse users and groups",
            })
    void shouldNameThePermissionThatIsMissing(String path, String why) throws IOException {
        jira.refuse(path, 403);

        assertThat(said().withheld).contains(why);
        assertThat(tool().check().missing()).contains(why);
    }

    @Test
    void shouldLetReadALevelWhoIsInItAndMayBrowse() throws IOException {
        // Given
        browsing(
                "{\"type\":\"group\",\"parameter\":\"support\"}", "{\"type\":\"projectRole\",\"parameter\":\"10002\"}");
        levels("""
                {"issueSecurityLevelId":"10001","holder":{"type":"group","parameter":"support"}},
                {"issueSecurityLevelId":"10001","holder":{"type":"group","parameter":"jira-users"}},
                {"issueSecurityLevelId":"10001","holder":{"type":"reporter"}},
                {"issueSecurityLevelId":"10009","holder":{"type":"group","parameter":"developers"}}""");

        // When
        Said said = said();

        // Then
        assertThat(said.withheld).isEmpty();
        assertThat(said.readers)
                .containsExactlyInAnyOrder(
                        known("project/10003", "support", "developers"),
                        known("project/10003/level/10001", "support"),
                        known("project/10003/level/10002"));
    }

    @Test
    void shouldLetReadALevelWhoIsInItWhenEverybodyMayBrowse() throws IOException {
        browsing("{\"type\":\"applicationRole\"}");
        levels("{\"issueSecurityLevelId\":\"10001\",\"holder\":{\"type\":\"projectRole\",\"parameter\":\"10002\"}}");

        assertThat(said().readers)
                .contains(known("project/10003", "*logged-in"), known("project/10003/level/10001", "developers"));
    }

    @Test
    void shouldNotKnowWhoIsInALevelOfAServer() throws IOException {
        stop();
        start(false);
        levels("");

        Said said = said();

        assertThat(said.readers)
                .containsExactlyInAnyOrder(
                        known("project/10003", "developers"),
                        unknown("project/10003/level/10001"),
                        unknown("project/10003/level/10002"));
        assertThat(said.withheld).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"project/SHOP/issuesecuritylevelscheme", "issuesecurityschemes/10/members"})
    void shouldWithholdLevelsThatItMayNotSee(String path) throws IOException {
        levels("");
        jira.refuse(path, 403);

        Said said = said();

        assertThat(said.withheld).isNotEmpty();
        assertThat(said.readers).contains(unknown("project/10003/level/10001"), unknown("project/10003/level/10002"));
    }

    @Test
    void shouldReadAGroupOfAHundredThousandPageByPage() throws IOException {
        // Given
        browsing("{\"type\":\"group\",\"parameter\":\"all\"}");
        jira.group("all", 100_000, it -> JiraPeople.member("m" + it));

        // When
        Set<AccountKey> members = new HashSet<>();
        int largest = 0;
        int longest = 0;
        @Nullable String position = "";
        while (position != null) {
            PermissionPage page = source().fetch(position);
            for (var group : page.groups()) {
                members.addAll(group.members());
                largest = Math.max(largest, group.members().size());
            }
            position = page.next();
            longest = Math.max(longest, position == null ? 0 : position.length());
        }

        // Then
        assertThat(members).hasSize(100_000);
        assertThat(largest).isEqualTo(50);
        assertThat(longest).isLessThan(200);
    }

    @Test
    void shouldTellGroupsOfAllProjectsOnceAndLeaveOutWhoIsNotActive() throws IOException {
        // Given
        jira.project("OPS", "10004");
        jira.answer("project/OPS/permissionscheme", """
                {"permissions":[{"permission":"BROWSE_PROJECTS","holder":{"type":"group","parameter":"developers"}},
                 {"permission":"BROWSE_PROJECTS","holder":{"type":"group","parameter":"gone"}}]}""");
        jira.group("developers", 2, it -> JiraPeople.member("d" + it).put("active", it == 0));

        // When
        Said said = said();

        // Then
        assertThat(said.readers)
                .containsExactly(known("project/10003", "developers"), known("project/10004", "developers", "gone"));
        assertThat(said.members)
                .isEqualTo(Map.of(jira.tool() + ":developers", Set.of(account("d0")), jira.tool() + ":gone", Set.of()));
        assertThat(said.withheld).isEmpty();
    }

    @Test
    void shouldSayNothingWhenTheTokenIsNotKnown() throws IOException {
        jira.opensTo("Bearer another");

        assertThatThrownBy(() -> source().fetch("")).isInstanceOf(RefusedByToolException.class);
        assertThat(tool().check().missing()).containsExactly("the token is not known (401)");
    }

    @Test
    void shouldSayWhatATokenOpensAndWhatItCouldWrite() throws IOException {
        assertThat(tool().check().missing()).isEmpty();
        assertThat(tool().check().writing()).isEmpty();

        jira.answer("mypermissions", """
                {"permissions":{"BROWSE_PROJECTS":{"havePermission":false},"EDIT_ISSUES":{"havePermission":true},
                 "ADMINISTER_PROJECTS":{"havePermission":true}}}""");
        jira.refuse("project/OPS", 404);

        assertThat(tool().check().missing())
                .containsExactly(
                        "SHOP: the permission BROWSE_PROJECTS",
                        "the project OPS (404): the permission BROWSE_PROJECTS");
        assertThat(tool().check().writing())
                .containsExactly(
                        "EDIT_ISSUES in SHOP", "ADMINISTER_PROJECTS in SHOP (Jira tells nobody else who may read)");
    }

    @Test
    void shouldOnlyRead() throws IOException {
        levels("");
        Said _ = said();
        var _ = tool().check();

        assertThat(jira.asked()).hasSizeGreaterThan(10).allMatch(it -> it.startsWith("GET "));
    }

    private static final class Said {
        final List<SourceReaders> readers = new ArrayList<>();
        final Map<String, Set<AccountKey>> members = new HashMap<>();
        final List<String> withheld = new ArrayList<>();
    }

    private Said said() throws IOException {
        Said said = new Said();
        @Nullable String position = "";
        while (position != null) {
            PermissionPage page = source().fetch(position); // a new one each time: a position says all
            said.readers.addAll(page.readers());
            said.withheld.addAll(page.withheld());
            page.groups()
                    .forEach(it -> said.members.merge(it.name(), it.members(), (one, other) -> {
                        Set<AccountKey> both = new HashSet<>(one);
                        both.addAll(other);
                        return both;
                    }));
            position = page.next();
        }
        return said;
    }

    private SourceReaders known(String container, String... groups) {
        return new SourceReaders(
                jira.tool() + ":" + container,
                true,
                List.of(groups).stream().map(it -> jira.tool() + ":" + it).collect(Collectors.toSet()));
    }

    private SourceReaders unknown(String container) {
        return new SourceReaders(jira.tool() + ":" + container, false, Set.of());
    }

    private AccountKey account(String id) {
        return new AccountKey(jira.tool(), "user/" + id);
    }

    private void browsing(String... holders) {
        JiraPeople.browsing(jira, holders);
    }

    private void levels(String members) {
        JiraPeople.levels(jira, members);
    }

    private PermissionSource source() {
        return tool().permissions().orElseThrow();
    }

    private Tool tool() {
        Map<String, String> said = new TreeMap<>(Map.of("since", "2025-12-31"));
        said.put("projects", jira.knows("project/OPS") ? "SHOP,OPS" : "SHOP");
        said.put("address", jira.address().toString());
        return new JiraKind().open("work", ToolSettings.of(new JiraKind().settings(), said), client);
    }
}
