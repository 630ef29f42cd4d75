package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;

class JiraDeliveriesTest {
    private static final Instant TIME = Instant.parse("2026-01-05T10:00:00Z");
    private static final String TOOL = "jira@acme.atlassian.net";

    private final GuardedAccess client = new GuardedAccess("a-token-of-a-test", true, InstantSource.system());

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void shouldTrustWhatIsSignedWithTheSecret() {
        Delivery delivery = new Delivery(
                Map.of("x-hub-signature", "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9"),
                "Hello World!".getBytes(StandardCharsets.UTF_8),
                TIME);

        assertThat(reader().distrust(delivery, "It's a Secret to Everybody")).isEmpty();
        assertThat(reader().distrust(delivery, "another")).isPresent();
        assertThat(reader().distrust(delivery("{}"), "It's a Secret to Everybody"))
                .contains("it is not signed");
    }

    @Test
    void shouldComeToTheEventThatTheSearchComesTo() {
        ObjectNode issue = JiraWorld.moved(JiraWorld.issue(1, TIME), 1, TIME.plusSeconds(60), "3");
        ObjectNode status =
                ((ObjectNode) issue.path("fields")).putObject("status").put("id", "3");
        status.put("name", JiraWorld.SECRET).putObject("statusCategory").put("key", "indeterminate");
        ObjectNode body = body("jira:issue_updated", issue);
        body.set("changelog", issue.path("changelog").path("histories").path(0));
        body.set("user", JiraWorld.user());

        Delivered delivered = read(body);

        Site site = Site.at(URI.create("https://acme.atlassian.net"));
        Answer listed = new Items(site)
                .read(
                        ItemKind.HISTORY,
                        "20001",
                        issue.path("changelog").path("histories").path(0),
                        _ -> Category.IN_PROGRESS)
                .getFirst();
        // the changelog notes it some milliseconds later
        assertThat(delivered.events())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("time")
                .containsExactly(((Answer.Mapped) listed).event());
        assertThat(delivered.facts())
                .containsAll(((Answer.Mapped) listed).facts())
                .contains(new Within(TOOL + ":issue/20001", TOOL + ":project/10003", TIME.plusSeconds(60)));
        assertThat(delivered.permissionsChanged()).isFalse();
    }

    @Test
    void shouldLeaveToTheSearchWhatTheDeliveryDoesNotSay() {
        // Given a status that is not that of the issue any more
        ObjectNode issue = JiraWorld.moved(JiraWorld.issue(1, TIME), 1, TIME, "3");
        ((ObjectNode) issue.path("fields")).putObject("status").put("id", "6");
        ObjectNode body = body("jira:issue_updated", issue);
        body.set("changelog", issue.path("changelog").path("histories").path(0));

        // When
        Delivered delivered = read(body);

        // Then
        assertThat(delivered.events()).isEmpty();
        assertThat(delivered.passedOver().ignored()).isEqualTo(1);
    }

    @Test
    void shouldSayNothingOfReadersThatItDoesNotKnow() {
        ObjectNode issue = JiraWorld.issue(1, TIME);
        ((ObjectNode) issue.path("fields")).remove("security");

        assertThat(read(body("jira:issue_created", issue)).facts()).noneMatch(Within.class::isInstance);

        ((ObjectNode) issue.path("fields")).putObject("security").put("id", "10001");

        assertThat(read(body("jira:issue_created", issue)).facts())
                .contains(new Within(TOOL + ":issue/20001", TOOL + ":project/10003/level/10001", TIME));
    }

    @Test
    void shouldTakeNothingOfOtherProjectsOrOfBefore() {
        ObjectNode elsewhere = JiraWorld.issue(1, TIME);
        ((ObjectNode) elsewhere.path("fields").path("project")).put("key", "SECRET");

        assertThat(read(body("jira:issue_created", elsewhere)).events()).isEmpty();
        assertThat(read(body("jira:issue_created", elsewhere)).facts()).isEmpty();
        assertThat(read(body("jira:issue_created", JiraWorld.issue(1, Instant.parse("2020-01-01T00:00:00Z"))))
                        .events())
                .isEmpty();
        assertThat(read(body("jira:issue_created", JiraWorld.issue(1, TIME))).events())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"project_updated", "project_deleted", "jira:project_created", "user_deleted", "user_updated"})
    void shouldAskForPermissionsWhenReadersMayHaveChanged(String event) {
        Delivered delivered = read(body(event, JiraWorld.issue(1, TIME)));

        assertThat(delivered.permissionsChanged()).isTrue();
        assertThat(delivered.events()).isEmpty();
    }

    @Test
    void shouldSayThatAnIssueIsElsewhereNow() {
        ObjectNode issue = JiraWorld.issue(1, TIME);
        ((ObjectNode) issue.path("fields").path("project")).put("id", "10009").put("key", "SECRET");
        JiraWorld.changed(issue, 1, TIME, "[{\"field\":\"project\",\"fieldtype\":\"jira\",\"to\":\"10009\"}]");
        ObjectNode body = body("jira:issue_updated", issue);
        body.set("changelog", issue.path("changelog").path("histories").path(0));

        Delivered delivered = read(body);

        assertThat(delivered.facts()).containsExactly(new Within(TOOL + ":issue/20001", TOOL + ":project/10009", TIME));
        assertThat(delivered.permissionsChanged()).isTrue();
    }

    @Test
    void shouldAskForPermissionsWhenAnIssueGetsAnotherLevel() {
        ObjectNode issue = JiraWorld.issue(1, TIME);
        JiraWorld.changed(issue, 1, TIME, "[{\"field\":\"security\",\"fieldtype\":\"jira\",\"to\":\"10001\"}]");
        ObjectNode body = body("jira:issue_updated", issue);
        body.set("changelog", issue.path("changelog").path("histories").path(0));

        assertThat(read(body).permissionsChanged()).isTrue();
    }

    @Test
    void shouldTellNothingOfACommentThatNotAllReadersMayRead() {
        ObjectNode issue = JiraWorld.commented(JiraWorld.issue(1, TIME), 1, TIME);
        ObjectNode comment = (ObjectNode)
                issue.path("fields").path("comment").path("comments").path(0);
        ObjectNode body = body("comment_created", issue);
        body.set("comment", comment);
        assertThat(read(body).events()).hasSize(1);

        comment.putObject("visibility").put("type", "role").put("value", JiraWorld.SECRET);

        assertThat(read(body).events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "7", "{} {}", "{\"webhookEvent\":7}", "{\"webhookEvent\":\"a b\"}"})
    void shouldRefuseWhatIsNoDelivery(String body) {
        Delivered delivered = reader().read(delivery(body));

        assertThat(delivered.rejected()).hasSize(1);
        assertThat(delivered.events()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsTooDeep() {
        assertThat(reader().read(delivery("[".repeat(100_000))).rejected()).hasSize(1);
    }

    @Test
    void shouldCountWhatItHasNeverHeardOf() {
        assertThat(read(body("jira:moon_landed", JiraWorld.issue(1, TIME)))
                        .passedOver()
                        .unmapped())
                .isEqualTo(Map.of("delivery.moon_landed", 1L));
    }

    private static ObjectNode body(String event, ObjectNode issue) {
        ObjectNode body = RecordedPayloads.JSON.createObjectNode();
        body.put("webhookEvent", event).put("timestamp", TIME.toEpochMilli());
        body.set("issue", issue);
        return body;
    }

    private Delivered read(ObjectNode body) {
        return reader().read(delivery(body.toString()));
    }

    private static Delivery delivery(String body) {
        return new Delivery(Map.of(), body.getBytes(StandardCharsets.UTF_8), TIME);
    }

    private DeliveryReader reader() {
        Map<String, String> said = new TreeMap<>(
                Map.of("projects", "SHOP", "since", "2025-12-31", "address", "https://acme.atlassian.net"));
        return new JiraKind()
                .open("work", ToolSettings.of(new JiraKind().settings(), said), client)
                .deliveries()
                .orElseThrow();
    }
}
