package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencontextgraph.ingest.jira.JiraWorld.changed;
import static org.opencontextgraph.ingest.jira.JiraWorld.commented;
import static org.opencontextgraph.ingest.jira.JiraWorld.issue;
import static org.opencontextgraph.ingest.jira.JiraWorld.moved;
import static org.opencontextgraph.ingest.jira.JiraWorld.updated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;

/** All of it in the Cloud, and all of it on a Server. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class JiraPollingTest {
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");

    @Parameter
    private boolean cloud;

    private FakeJira jira;
    private GuardedAccess client;

    @BeforeEach
    void start() throws IOException {
        jira = new FakeJira(cloud);
        client = new GuardedAccess(FakeJira.token(), true, InstantSource.system());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        jira.close();
    }

    @Test
    void shouldLoseNoneOfAThousandOfOneMinuteThatIsTheLast() throws IOException {
        // Given a bulk change of all issues within one minute after they were read
        issues(0, 1_000, 1);
        JiraRun first = JiraRun.from("").of(stream());
        for (int i = 0; i < 1_000; i++) {
            Instant time = BEGIN.plusSeconds(7_200).plusMillis(i * 37L % 60_000);
            jira.put(moved(jira.issue(Integer.toString(20_000 + i)), i, time, "6"));
        }

        // When
        JiraRun bulk = JiraRun.from(first.position).of(stream());
        JiraRun idle = JiraRun.from(bulk.position).of(stream());

        // Then
        assertThat(first.ids).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(bulk.ids).hasSize(1_000).doesNotHaveDuplicates().allMatch(it -> it.endsWith("/state"));
        assertThat(idle.ids).isEmpty();
    }

    @Test
    void shouldLoseNothingWhenARunEndsAtAnyBorderOfAPage() throws IOException {
        // Given
        issues(0, 150, 20);
        for (int i = 150; i < 300; i++) {
            jira.put(issue(i, BEGIN.plusSeconds(150 * 20L).plusMillis(i)));
        }
        JiraRun whole = JiraRun.from("").of(stream());
        assertThat(whole.ids).hasSize(300).doesNotHaveDuplicates();

        // When it begins anew with each position that was committed
        for (int ended = 0; ended < whole.positions.size(); ended++) {
            JiraRun rest = JiraRun.from(whole.positions.get(ended)).of(stream());

            // Then
            assertThat(rest.ids).doesNotHaveDuplicates().doesNotContainAnyElementsOf(whole.idsUpTo(ended));
            Set<String> both = new HashSet<>(whole.idsUpTo(ended));
            both.addAll(rest.ids);
            assertThat(both).hasSize(300);
        }
    }

    @Test
    void shouldLoseNothingWhileIssuesAreUpdatedBetweenPages() throws IOException {
        // Given issues of one minute, and of others, that move to the end of the list while it is read
        issues(0, 100, 60);
        for (int i = 100; i < 400; i++) {
            jira.put(issue(i, BEGIN.plusSeconds(100 * 60L).plusMillis(i)));
        }
        Random random = new Random(7);
        int[] changes = {0};

        // When
        JiraRun run = JiraRun.from("").of(stream(), () -> {
            for (int i = 0; i < 12 && changes[0] < 200; i++) {
                int number = changes[0]++;
                String id = Integer.toString(20_000 + random.nextInt(400));
                jira.put(moved(jira.issue(id), number, BEGIN.plusSeconds(200 * 60L + number), "3"));
            }
        });
        JiraRun rest = JiraRun.from(run.position).of(stream());

        // Then
        Set<String> all = new HashSet<>(run.ids);
        all.addAll(rest.ids);
        assertThat(all).hasSize(400 + changes[0]);
    }

    @Test
    void shouldSendOfAnIssueOnlyWhatIsNew() throws IOException {
        // Given
        jira.put(commented(moved(issue(1, BEGIN), 1, BEGIN.plusSeconds(60), "3"), 1, BEGIN.plusSeconds(90)));
        issues(2, 20, 60);
        JiraRun first = JiraRun.from("").of(stream());

        // When
        jira.put(commented(jira.issue("20001"), 2, BEGIN.plusSeconds(9_000)));
        JiraRun second = JiraRun.from(first.position).of(stream());

        // Then
        assertThat(first.ids).hasSize(21).doesNotHaveDuplicates();
        assertThat(second.ids).containsExactly(jira.tool() + ":comment/70002");
    }

    @Test
    void shouldAskForTheRestOfWhatASearchShowsInPart() throws IOException {
        // Given
        jira.shows(cloud ? 2 : 1_000);
        ObjectNode issue = issue(1, BEGIN);
        for (int i = 1; i <= 8; i++) {
            commented(moved(issue, i, BEGIN.plusSeconds(i), "3"), i, BEGIN.plusSeconds(i));
        }
        jira.put(issue);

        // When, Then
        assertThat(JiraRun.from("").of(stream()).ids).hasSize(17).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellOfADeletedIssueWhatWasShown() throws IOException {
        // Given an issue that is gone before the rest of it is asked for
        jira.shows(1);
        jira.put(commented(commented(issue(1, BEGIN), 1, BEGIN), 2, BEGIN));
        jira.refuse("issue/20001/comment", 404);
        jira.refuse("issue/20001", 404);

        // When, Then
        assertThat(JiraRun.from("").of(stream()).ids).hasSize(2);
    }

    @Test
    void shouldNotTakeAPartForAll() {
        jira.shows(1);
        jira.put(commented(commented(issue(1, BEGIN), 1, BEGIN), 2, BEGIN));
        jira.refuse("issue/20001/comment", 404);

        assertThatThrownBy(() -> stream().fetch("", 100)).hasMessageContaining("a part of the comment of an issue");
    }

    @Test
    void shouldNotTakeAnEmptyAnswerForNothingToDo() throws IOException {
        // Given
        issues(0, 3, 60);
        JiraRun first = JiraRun.from("").of(stream());

        // When the index is made anew
        for (int i = 0; i < 3; i++) {
            jira.hide(Integer.toString(20_000 + i));
        }

        // Then
        assertThatThrownBy(() -> stream().fetch(first.position, 100)).hasMessageContaining("finds none");

        // When they are really gone
        for (int i = 0; i < 3; i++) {
            jira.delete(Integer.toString(20_000 + i));
        }

        // Then
        assertThat(JiraRun.from(first.position).of(stream()).ids).isEmpty();
    }

    @Test
    void shouldBeginAgainWhenATokenHasRunOut() throws IOException {
        for (int i = 0; i < 170; i++) {
            jira.put(issue(i, BEGIN.plusMillis(i)));
        }
        jira.letTokensRunOut();

        assertThat(JiraRun.from("").of(stream()).ids).hasSize(170).doesNotHaveDuplicates();
    }

    @Test
    void shouldSpeakTheTimeOfTheUser() throws IOException {
        // Given a clock that is put back at 06:00 UTC, so that the hour before comes twice
        jira.zone("America/New_York");
        Instant change = Instant.parse("2026-11-01T06:00:00Z");
        for (int i = 0; i < 240; i++) {
            jira.put(issue(i, change.plusSeconds((i - 120) * 60L)));
        }
        JiraRun first = JiraRun.from("").of(stream());

        // When it is read on from each minute of it
        for (String position : first.positions) {
            JiraRun rest = JiraRun.from(position).of(stream());
            Set<String> both = new HashSet<>(first.idsUpTo(first.positions.indexOf(position)));
            both.addAll(rest.ids);
            assertThat(both).hasSize(240);
        }

        // Then
        assertThat(first.ids).hasSize(240).doesNotHaveDuplicates();
    }

    @Test
    void shouldReadNothingThatHappenedBeforeItsDay() throws IOException {
        jira.put(moved(issue(1, Instant.parse("2020-01-01T00:00:00Z")), 1, BEGIN, "3"));

        assertThat(JiraRun.from("").of(stream()).ids).containsExactly(jira.tool() + ":history/50001/state");
    }

    @Test
    void shouldGoOnWithAProjectThatWasRenamedAndStopAtAnotherOne() throws IOException {
        // Given a project that has another key now: Jira answers to the old one as well
        issues(0, 3, 60);
        JiraRun first = JiraRun.from("").of(stream());
        jira.answer("project/SHOP", "{\"id\":\"10003\",\"key\":\"STORE\"}");
        issues(3, 5, 60);

        // When, Then
        assertThat(JiraRun.from(first.position).of(stream()).ids).hasSize(2);

        // When the old key is given to another project
        jira.project("SHOP", "10999");

        // Then
        assertThatThrownBy(() -> stream().fetch(first.position, 100))
                .hasMessageContaining("another project has the key");
    }

    @Test
    void shouldTellAllOfAnIssueThatComesFromAnotherProject() throws IOException {
        // Given
        issues(0, 3, 60);
        ObjectNode elsewhere = moved(issue(7, BEGIN), 1, BEGIN.plusSeconds(1), "3");
        ((ObjectNode) elsewhere.path("fields").path("project")).put("id", "10009");
        jira.put(elsewhere);
        JiraRun first = JiraRun.from("").of(stream());

        // When
        ((ObjectNode) elsewhere.path("fields").path("project")).put("id", "10003");
        jira.put(changed(elsewhere, 2, BEGIN.plusSeconds(9_000), """
                [{"field":"project","fieldtype":"jira","from":"10009","to":"10003"},
                 {"field":"Key","fieldtype":"jira","fromString":"OLD-1","toString":"SHOP-7"}]"""));
        JiraRun second = JiraRun.from(first.position).of(stream());

        // Then
        assertThat(first.ids).hasSize(3);
        assertThat(second.ids)
                .containsExactlyInAnyOrder(jira.tool() + ":issue/20007/created", jira.tool() + ":history/50001/state");
        assertThat(places(second)).contains(within("20007", "project/10003"));
    }

    @Test
    void shouldSayWhatAnIssueIsWithinWheneverItChanges() throws IOException {
        // Given
        jira.answer("project/SHOP/securitylevel", "{\"levels\":[{\"id\":\"10001\",\"name\":\"" + "x" + "\"}]}");
        ObjectNode open = issue(1, BEGIN);
        ObjectNode secured = issue(2, BEGIN);
        ((ObjectNode) secured.path("fields")).putObject("security").put("id", "10001");
        ObjectNode unsaid = issue(3, BEGIN);
        ((ObjectNode) unsaid.path("fields")).remove("security");
        ObjectNode restricted = issue(4, BEGIN);
        ((ObjectNode) restricted.path("fields").path("issuerestriction").path("issuerestrictions"))
                .putArray("projectrole")
                .addObject();
        List.of(open, secured, unsaid, restricted).forEach(jira::put);

        // When
        JiraRun first = JiraRun.from("").of(stream());
        ((ObjectNode) open.path("fields")).putObject("security").put("id", "10001");
        jira.put(changed(
                open, 1, BEGIN.plusSeconds(600), "[{\"field\":\"security\",\"fieldtype\":\"jira\",\"to\":\"10001\"}]"));
        JiraRun second = JiraRun.from(first.position).of(stream());

        // Then
        assertThat(places(first))
                .contains(
                        within("20001", "project/10003"),
                        within("20002", "project/10003/level/10001"),
                        within("20003", "project/10003/restricted"),
                        within("20004", "project/10003/restricted"));
        assertThat(second.ids).isEmpty();
        assertThat(places(second)).containsExactly(within("20001", "project/10003/level/10001"));
    }

    @Test
    void shouldTakeTheOperatorsWordForWhoReads() throws IOException {
        jira.put(issue(1, BEGIN));

        JiraRun run = JiraRun.from("")
                .of(tool(Map.of("readable-by", "everyone")).streams().getFirst());

        assertThat(run.facts).hasAtLeastOneElementOfType(ReadersKnown.class).noneMatch(Within.class::isInstance);
        assertThat(tool(Map.of("readable-by", "everyone")).permissions()).isEmpty();
        assertThat(tool(Map.of()).permissions()).isPresent();
    }

    @Test
    void shouldLetNoWordOfPeopleOut() throws IOException {
        jira.put(commented(moved(issue(1, BEGIN), 1, BEGIN.plusSeconds(60), "3"), 1, BEGIN.plusSeconds(61)));

        JiraRun run = JiraRun.from("").of(stream());

        assertThat(run.events).extracting(SourceEvent::label).contains("tracker.issue.move:in-progress");
        assertThat(run.events + " " + run.facts + run.position).doesNotContain("Ann", "ann\u0000", "Salary");
    }

    @Test
    void shouldRefuseWhatIsBrokenAndGoOn() throws IOException {
        ObjectNode broken = issue(1, BEGIN);
        ((ObjectNode) broken.path("fields")).put("created", JiraWorld.SECRET);
        jira.put(changed(broken, 1, BEGIN, "[{\"field\":\"" + "9 \\u0000" + "\",\"fieldtype\":\"jira\",\"to\":7}]"));
        jira.put(moved(issue(2, BEGIN), 2, BEGIN, "3"));

        EventBatch batch = stream().fetch("", 100);

        assertThat(batch.events()).hasSize(2);
        assertThat(batch.rejected()).singleElement().satisfies(it -> {
            assertThat(it.place()).isEqualTo("item of issue, fields.created");
            assertThat(it.reason()).isEqualTo("is no time");
        });
        assertThat(batch.passedOver().ignored()).isEqualTo(1);
    }

    @Test
    void shouldStopAtAnIssueThatCannotBeReadOnFrom() {
        ObjectNode broken = issue(1, BEGIN);
        broken.put("id", "../../secret");
        jira.put(broken);

        assertThatThrownBy(() -> stream().fetch("", 100)).hasMessage("an issue has no id or no time of its update");
    }

    @Test
    void shouldSayWhoItIsWithAnAddressAndATokenOfTheCloud() throws IOException {
        jira.put(issue(1, BEGIN));
        jira.opensTo("Basic "
                + Base64.getEncoder()
                        .encodeToString(("bot@acme.example:" + FakeJira.token()).getBytes(StandardCharsets.UTF_8)));

        Connector stream = tool(Map.of("user", "bot@acme.example")).streams().getFirst();

        assertThat(JiraRun.from("").of(stream).ids).hasSize(1);
    }

    /** Whenever that was so. */
    private static List<Within> places(JiraRun run) {
        return run.facts.stream()
                .filter(Within.class::isInstance)
                .map(Within.class::cast)
                .map(it -> new Within(it.resource(), it.container()))
                .toList();
    }

    private Within within(String issue, String container) {
        return new Within(jira.tool() + ":issue/" + issue, jira.tool() + ":" + container);
    }

    private Connector stream() {
        return tool(Map.of()).streams().getFirst();
    }

    private Tool tool(Map<String, String> more) {
        Map<String, String> said = new TreeMap<>(Map.of("projects", "SHOP", "since", "2025-12-31"));
        said.put("address", jira.address().toString());
        said.putAll(more);
        return new JiraKind().open("work", ToolSettings.of(new JiraKind().settings(), said), client);
    }

    private void issues(int from, int to, int secondsApart) {
        for (int i = from; i < to; i++) {
            Instant time = BEGIN.plusSeconds((long) secondsApart * i);
            jira.put(updated(issue(i, time), time));
        }
    }
}
