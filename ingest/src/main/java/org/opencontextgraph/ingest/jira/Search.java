package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.RefusedByToolException;

/** Asks for the issues of a project in the order of their last update. */
final class Search {
    /** The most that is asked for at once; each comes with its changelog and its comments. */
    static final int PAGE = 50;

    private static final String FIELDS = "created,updated,creator,project,security,issuerestriction,comment";
    private static final int BAD_REQUEST = 400;

    private final JiraApi api;
    private final SiteFacts facts;

    Search(JiraApi api, SiteFacts facts) {
        this.api = api;
        this.facts = facts;
    }

    /**
     * A page of issues.
     *
     * @param token of the next one, in the Cloud
     * @param more whether there is a next one
     */
    record Page(
            List<JsonNode> issues, boolean more, @Nullable String token) {
        Page {
            issues = List.copyOf(issues);
        }
    }

    /** @return null: the token of the page has run out, and the position has to begin anew */
    @Nullable
    Page page(Position position) throws IOException {
        Map<String, String> query = new HashMap<>();
        query.put(
                "jql",
                "project = " + position.project() + " AND updated >= \""
                        + JqlTime.notAfter(position.since(), facts.zone()) + "\" ORDER BY updated ASC, key ASC");
        query.put("fields", FIELDS);
        query.put("expand", "changelog");
        query.put("maxResults", Integer.toString(PAGE));
        return facts.cloud() ? ofCloud(position, query) : ofServer(position, query);
    }

    private Page ofServer(Position position, Map<String, String> query) throws IOException {
        query.put("startAt", Integer.toString(position.start()));
        JsonNode answer = api.get("search", query);
        List<JsonNode> issues = issues(answer);
        long total = answer.path("total").asLong(0);
        return new Page(issues, !issues.isEmpty() && position.start() + issues.size() < total, null);
    }

    private @Nullable Page ofCloud(Position position, Map<String, String> query) throws IOException {
        String before = position.token();
        if (before != null) {
            query.put("nextPageToken", before);
        }
        JsonNode answer;
        try {
            answer = api.absolute("rest/api/3/search/jql", query);
        } catch (RefusedByToolException e) {
            if (before != null && e.status() == BAD_REQUEST) {
                return null;
            }
            throw e;
        }
        JsonNode token = answer.path("nextPageToken");
        boolean more = token.isTextual() && !answer.path("isLast").asBoolean(false);
        return new Page(issues(answer), more, more ? token.textValue() : null);
    }

    private static List<JsonNode> issues(JsonNode answer) throws IOException {
        if (!answer.path("issues").isArray()) {
            throw new IOException("the tool's answer to a search has no list of issues");
        }
        return answer.path("issues").valueStream().toList();
    }
}
