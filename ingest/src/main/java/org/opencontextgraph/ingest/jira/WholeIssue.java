package org.opencontextgraph.ingest.jira;

import static java.time.temporal.ChronoUnit.MILLIS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.payload.Field;

/**
 * An issue with all of its changelog and comments. A search may show a part; the rest is asked for at the lists of their own.
 *
 * @param histories entries of the changelog
 */
record WholeIssue(String id, JsonNode issue, List<JsonNode> histories, List<JsonNode> comments) {
    private static final int PAGE = 100;
    private static final Duration NEAR = Duration.ofSeconds(1);

    WholeIssue {
        histories = List.copyOf(histories);
        comments = List.copyOf(comments);
    }

    static WholeIssue ask(JiraApi api, String id, JsonNode found) throws IOException {
        return new WholeIssue(
                id,
                found,
                all(api, id, found.path("changelog"), "histories", "changelog", "values"),
                all(api, id, found.path("fields").path("comment"), "comments", "comment", "comments"));
    }

    /**
     * Up to when all that happened to it is here. What lies far behind its update was not an update to Jira, such as another
     * workflow of all issues, and says nothing.
     */
    Instant through(Instant updated) {
        return Stream.concat(histories.stream(), comments.stream())
                .flatMap(it -> Field.root(it).at("created").timeIfAny(MILLIS).stream())
                .filter(it -> it.isBefore(updated.plus(NEAR)))
                .max(Instant::compareTo)
                .filter(it -> it.isAfter(updated))
                .orElse(updated);
    }

    /**
     * All of a list.
     *
     * @param shown what the search shows of it
     * @param list the name of the list of its own, with {@code listed} in its answers
     */
    private static List<JsonNode> all(
            JiraApi api, String id, JsonNode shown, String inSearch, String list, String listed) throws IOException {
        List<JsonNode> some = shown.path(inSearch).valueStream().toList();
        if (shown.path(inSearch).isArray() && shown.path("total").asLong(0) <= some.size()) {
            return some;
        }
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            page = api.orNothing(
                    "issue/" + id + "/" + list,
                    Map.of("startAt", Integer.toString(all.size()), "maxResults", Integer.toString(PAGE)));
            if (page == null) {
                return ifDeleted(api, id, list, some);
            }
            if (!page.path(listed).isArray()) {
                throw new IOException("the tool's answer for the " + list + " of an issue has no list");
            }
            page.path(listed).forEach(all::add);
        } while (!isLast(page, page.path(listed).size(), all.size()));
        return all;
    }

    private static boolean isLast(JsonNode page, int size, int read) {
        return size == 0 || read >= page.path("total").asLong(0);
    }

    /** What is gone meanwhile is told as far as it was shown; its readers are not asked for it any more. */
    private static List<JsonNode> ifDeleted(JiraApi api, String id, String list, List<JsonNode> shown)
            throws IOException {
        if (api.orNothing("issue/" + id, Map.of("fields", "updated")) != null) {
            throw new IOException("the tool shows a part of the " + list + " of an issue and not the rest");
        }
        return shown;
    }
}
