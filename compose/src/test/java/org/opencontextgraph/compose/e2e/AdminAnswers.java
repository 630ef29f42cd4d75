package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/** What an administrator is answered under {@code /admin}. */
record AdminAnswers(RunningInstance instance) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** About accounts; must be answered with 200. */
    JsonNode asked(String method, String path, String body) throws Exception {
        return answered(method, "/identity" + path, body, 200);
    }

    JsonNode told(String path) throws Exception {
        return answered("GET", path, "", 200);
    }

    JsonNode answered(String method, String path, String body, int status) throws Exception {
        String token = instance.connection().devTokens().fetch("operator", List.of(), List.of("ocg-admin"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(instance.connection().api().resolve("/api/v1/admin" + path))
                            .method(method, BodyPublishers.ofString(body))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return JSON.readTree(response.body());
        }
    }
}
