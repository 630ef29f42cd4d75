package org.opencontextgraph.compose.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** What one person is answered under {@code /me}. */
record OwnAnswers(RunningInstance instance, String name) {
    private static final ObjectMapper JSON = new ObjectMapper();

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder().GET());
    }

    HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body);
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(path, HttpRequest.newBuilder().method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** All pages of a list. */
    List<JsonNode> allOf(String path, String field) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = JSON.readTree(get(path + "?limit=200" + cursor).body());
            page.path(field).forEach(all::add);
            cursor = page.path("next_cursor").isTextual()
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return all;
    }

    private HttpResponse<String> send(String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        String token = instance.connection().devTokens().fetch(name, List.of(), List.of());
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    request.uri(instance.connection().api().resolve("/api/v1/me" + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
