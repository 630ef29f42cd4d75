package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Issues as Jira gives them, with no more in them than is read, and texts that must not leave. */
public final class JiraWorld {
    static final String SECRET = "Salary of \u202Eann\u0000\u001b";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX", Locale.ROOT);

    /** A change is noted a little after the update that it is. */
    private static final Duration NOTED = Duration.ofMillis(4);

    private JiraWorld() {}

    public static ObjectNode issue(int number, Instant created) {
        ObjectNode issue = JSON.createObjectNode();
        issue.put("id", Integer.toString(20_000 + number)).put("key", "SHOP-" + number);
        issue.putObject("changelog").put("total", 0).putArray("histories");
        ObjectNode fields = issue.putObject("fields");
        fields.put("summary", SECRET);
        fields.put("created", text(created)).put("updated", text(created));
        fields.putObject("project").put("id", "10003").put("key", "SHOP");
        fields.putNull("security");
        fields.putObject("issuerestriction").putObject("issuerestrictions");
        fields.putObject("comment").put("total", 0).putArray("comments");
        fields.set("creator", user());
        return issue;
    }

    static ObjectNode user() {
        ObjectNode user = JSON.createObjectNode();
        user.put("accountId", "557058:ann").put("displayName", SECRET).put("accountType", "atlassian");
        return user;
    }

    /** An entry of the changelog, the newest first as Jira shows them. */
    public static ObjectNode changed(ObjectNode issue, int history, Instant time, String items) {
        ArrayNode histories = (ArrayNode) issue.path("changelog").path("histories");
        ObjectNode entry = histories.insertObject(0);
        entry.put("id", Integer.toString(50_000 + history)).put("created", text(time.plus(NOTED)));
        entry.set("author", user());
        entry.set("items", tree(items));
        return updated(issue, time);
    }

    public static ObjectNode moved(ObjectNode issue, int history, Instant time, String to) {
        return changed(
                issue,
                history,
                time,
                "[{\"field\":\"status\",\"fieldtype\":\"jira\",\"from\":\"1\",\"fromString\":\"Waiting for Ann\",\"to\":\""
                        + to + "\",\"toString\":\"Ann is at it\"}]");
    }

    public static ObjectNode commented(ObjectNode issue, int comment, Instant time) {
        ObjectNode it = ((ArrayNode) issue.path("fields").path("comment").path("comments")).addObject();
        it.put("id", Integer.toString(70_000 + comment)).put("body", SECRET);
        it.put("created", text(time)).put("updated", text(time));
        it.set("author", user());
        return updated(issue, time);
    }

    static ObjectNode updated(ObjectNode issue, Instant time) {
        ((ObjectNode) issue.path("fields")).put("updated", text(time));
        return issue;
    }

    static Instant updated(JsonNode issue) {
        try {
            return Instant.from(TIME.parse(issue.path("fields").path("updated").asText()));
        } catch (DateTimeException e) {
            return Instant.parse("2025-01-05T10:00:00Z"); // hostile
        }
    }

    /** In an offset of its own, as Jira shows times in that of the user. */
    static String text(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.ofHours(-8)));
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
