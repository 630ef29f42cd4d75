package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.opencontextgraph.ingest.connector.ToolAnswer;
import org.opencontextgraph.ingest.connector.ToolClient;

/** Pages of GitHub's lists. */
final class GithubApi {
    /** The most that GitHub gives at once. */
    static final int PAGE = 100;

    /** A text that ends too early is not read as a shorter list. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ToolClient client;

    GithubApi(ToolClient client) {
        this.client = client;
    }

    /** @throws IOException when it is none; the message names the place and holds no content */
    List<JsonNode> list(String path, Map<String, String> query) throws IOException {
        JsonNode page = read(path, client.get(path, query));
        if (!page.isArray()) {
            throw new IOException("the tool's answer to " + path + " is no list");
        }
        return StreamSupport.stream(page.spliterator(), false).toList();
    }

    JsonNode one(String path) throws IOException {
        return read(path, answer(path));
    }

    ToolAnswer answer(String path) throws IOException {
        return client.get(path, Map.of());
    }

    JsonNode read(String path, ToolAnswer answer) throws IOException {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IOException("the tool's answer to " + path + " is no JSON, or ends in the middle");
        }
    }
}
