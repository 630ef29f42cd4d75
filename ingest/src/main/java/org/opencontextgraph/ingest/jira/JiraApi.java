package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.RefusedByToolException;
import org.opencontextgraph.ingest.connector.ToolClient;
import org.opencontextgraph.ingest.payload.Json;

/** Answers of Jira's REST API, version 2, which the Cloud and Servers have both. */
final class JiraApi {
    private static final String VERSION = "rest/api/2/";
    private static final int GONE = 404;

    private final ToolClient client;

    JiraApi(ToolClient client) {
        this.client = client;
    }

    /** @throws IOException when there is no answer; the message names the place and holds no content */
    JsonNode get(String path, Map<String, String> query) throws IOException {
        return absolute(VERSION + path, query);
    }

    JsonNode get(String path) throws IOException {
        return get(path, Map.of());
    }

    /** Null: Jira has nothing there, or does not show it. */
    @Nullable
    JsonNode orNothing(String path, Map<String, String> query) throws IOException {
        try {
            return get(path, query);
        } catch (RefusedByToolException e) {
            if (e.status() == GONE) {
                return null;
            }
            throw e;
        }
    }

    /**
     * A list in an answer. Of what was refused, or is not there, it is empty.
     *
     * @throws IOException when there is an answer without it: what is empty is said to be
     */
    static JsonNode list(JsonNode answer, String field) throws IOException {
        JsonNode list = answer.path(field);
        if (!list.isArray() && !answer.isMissingNode()) {
            throw new IOException("an answer of the tool has no list `" + field + "`");
        }
        return list;
    }

    /** @param path with its version */
    JsonNode absolute(String path, Map<String, String> query) throws IOException {
        JsonNode answer = Json.answer(path, client.get(path, query));
        if (!answer.isContainerNode()) {
            throw new IOException("the tool's answer to " + path + " is empty");
        }
        return answer;
    }
}
