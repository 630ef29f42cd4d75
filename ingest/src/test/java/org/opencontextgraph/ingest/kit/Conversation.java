package org.opencontextgraph.ingest.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What was said between a connector and its tool, once, and how the tool's list is asked for.
 *
 * @param exchanges requests with their answers
 */
record Conversation(List<Exchange> exchanges, ListRules list) {
    private static final String FILE = "conversation.json";

    /** A request and its answer. */
    record Exchange(String method, String path, int status, Map<String, String> headers, JsonNode body) {
        boolean answers(Request request) {
            return method.equals(request.method()) && path.equals(request.path());
        }

        static Exchange read(JsonNode it) {
            return new Exchange(
                    it.path("method").asText("GET"),
                    it.path("path").asText(),
                    it.path("status").asInt(200),
                    it.path("headers").properties().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    header -> header.getValue().asText())),
                    it.path("body"));
        }

        Reply reply() {
            return new Reply(status, headers, JsonText.of(body));
        }
    }

    Conversation {
        exchanges = List.copyOf(exchanges);
    }

    /** The file `conversation.json` beside a class. */
    static Conversation beside(Class<?> connector) throws IOException {
        try (InputStream in = Objects.requireNonNull(connector.getResourceAsStream(FILE), FILE)) {
            JsonNode whole = JsonText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return new Conversation(
                    whole.path("exchanges").valueStream().map(Exchange::read).toList(),
                    ListRules.read(whole.path("list")));
        }
    }

    /** The answer of the list, of which all others are made. */
    JsonNode listed() {
        return exchanges.stream()
                .filter(it -> it.path().equals(list.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the conversation does not ask for " + list.path()))
                .body();
    }

    /** The item of which all others are made. */
    ObjectNode item() {
        if (listed().at(list.items()) instanceof ArrayNode items && items.path(0) instanceof ObjectNode item) {
            return item;
        }
        throw new IllegalArgumentException("the conversation has no item at " + list.items());
    }
}
