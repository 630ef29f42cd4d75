package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.kit.HttpWorld;
import org.opencontextgraph.ingest.kit.JsonText;
import org.opencontextgraph.ingest.kit.Reply;
import org.opencontextgraph.ingest.kit.Request;

/** Issues that are created, and comments on issues of long ago. */
final class JiraHappenings extends HttpWorld {
    private static final Instant LONG_AGO = Instant.parse("2020-01-05T10:00:00Z");

    private final FakeJira jira;
    private String readableBy = "everyone";

    JiraHappenings(boolean cloud) {
        jira = new FakeJira(cloud);
        jira.opensTo("Bearer " + TOKEN);
        jira.answer("mypermissions", "{\"permissions\":{\"BROWSE_PROJECTS\":{\"havePermission\":true}}}");
    }

    @Override
    public ConnectorKind kind() {
        return new JiraKind();
    }

    @Override
    protected Map<String, String> settings(URI address) {
        Map<String, String> said =
                new HashMap<>(Map.of("address", address.toString(), "projects", "SHOP", "since", SINCE.toString()));
        if (!readableBy.isEmpty()) {
            said.put("readable-by", readableBy);
        }
        return said;
    }

    @Override
    protected boolean admit() {
        readableBy = "";
        JiraPeople.admit(jira);
        JiraPeople.application(jira);
        JiraPeople.browsing(
                jira,
                "{\"type\":\"projectRole\",\"parameter\":\"10002\"}",
                "{\"type\":\"applicationRole\",\"parameter\":\"jira-software\"}");
        JiraPeople.levels(
                jira, "{\"issueSecurityLevelId\":\"10001\",\"holder\":{\"type\":\"group\",\"parameter\":\"support\"}}");
        jira.group("support", 120, it -> JiraPeople.member("support-" + it));
        return true;
    }

    @Override
    public Reply answer(Request request) {
        return jira.answer(request);
    }

    private static ObjectNode issue(int number, Instant time) {
        ObjectNode issue = number % 3 == 0
                ? JiraWorld.commented(JiraWorld.issue(number, LONG_AGO), number, time)
                : JiraWorld.issue(number, time);
        ((ObjectNode) issue.path("fields")).put("summary", CONTENT);
        return issue;
    }

    private static String id(int number) {
        return issue(number, LONG_AGO).path("id").asText();
    }

    @Override
    public void happen(int number, Instant time) {
        jira.put(issue(number, time));
    }

    @Override
    public boolean touch(int number, Instant time) {
        jira.put(JiraWorld.updated(jira.issue(id(number)), time));
        return true;
    }

    @Override
    public boolean delete(int number) {
        jira.delete(id(number));
        return true;
    }

    /** Jira answers to the old key as well. */
    @Override
    public boolean rename() {
        jira.answer("project/SHOP", "{\"id\":\"10003\",\"key\":\"STORE\"}");
        return true;
    }

    @Override
    public boolean repeat(int number) {
        jira.repeat(id(number));
        return true;
    }

    @Override
    public boolean shuffle() {
        jira.shuffle();
        return true;
    }

    @Override
    public boolean hide(boolean hidden) {
        jira.hideAll(hidden);
        return true;
    }

    /** A number of a happening and a pointer into its issue. */
    @Override
    public List<String> places() {
        return Stream.of(0, 1)
                .flatMap(it -> JsonText.places(issue(it, LONG_AGO)).stream().map(place -> it + " " + place))
                .toList();
    }

    @Override
    public void happen(int number, Instant time, String place, String text) {
        String[] parts = place.split(" ", 2);
        ObjectNode issue = issue(3 * (number + 1_000) + Integer.parseInt(parts[0]), time);
        JsonText.put(issue, parts[1], TextNode.valueOf(text));
        jira.put(issue);
    }

    @Override
    public void close() throws IOException {
        super.close();
        jira.close();
    }
}
