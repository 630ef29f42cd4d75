package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.opencontextgraph.ingest.connector.ToolAnswer;
import org.opencontextgraph.ingest.connector.ToolClient;
import org.opencontextgraph.ingest.payload.Json;

/** Pages of GitHub's lists. */
final class GithubApi {
    /** The most that GitHub gives at once. */
    static final int PAGE = 100;

    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final ToolClient client;

    GithubApi(ToolClient client) {
        this.client = client;
    }

    /** @throws IOException when it is none; the message names the place and holds no content */
    List<JsonNode> list(String path, Map<String, String> query) throws IOException {
        return list(path, query, "");
    }

    private List<JsonNode> list(String path, Map<String, String> query, String field) throws IOException {
        JsonNode whole = Json.answer(path, client.get(path, query));
        JsonNode page = field.isEmpty() ? whole : whole.path(field);
        if (!page.isArray()) {
            throw new IOException("the tool's answer to " + path + " is no list");
        }
        return StreamSupport.stream(page.spliterator(), false).toList();
    }

    /** @param page from 1 on */
    List<JsonNode> page(String path, int page) throws IOException {
        return list(path, Map.of("per_page", Integer.toString(PAGE), "page", Integer.toString(page)));
    }

    /**
     * The same of a list that is narrowed, or stands in a field.
     *
     * @param field empty: the answer is the list
     */
    List<JsonNode> page(String path, Map<String, String> query, String field, int page) throws IOException {
        Map<String, String> whole = new TreeMap<>(query);
        whole.put("per_page", Integer.toString(PAGE));
        whole.put("page", Integer.toString(page));
        return list(path, whole, field);
    }

    /** The number that stays when something is renamed. */
    static long id(JsonNode item) throws IOException {
        JsonNode id = item.path("id");
        if (!id.isIntegralNumber() || !id.canConvertToLong()) {
            throw new IOException("the tool does not say the number of something");
        }
        return id.longValue();
    }

    /** A team's name in paths. */
    static String slug(JsonNode team) throws IOException {
        String slug = team.path("slug").asText();
        if (!SLUG.matcher(slug).matches()) {
            throw new IOException("the tool does not say the name of a team");
        }
        return slug;
    }

    JsonNode one(String path) throws IOException {
        return Json.answer(path, answer(path));
    }

    ToolAnswer answer(String path) throws IOException {
        return client.get(path, Map.of());
    }
}
