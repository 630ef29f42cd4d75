package org.opencontextgraph.compose.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.compose.embedded.Refusal;

/** The API as a reader sees it who is in every audience. */
public final class ApiReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 200;
    private static final int NOT_FOUND = 404;

    private final URI base;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();

    /** @param token a bearer token with the role `ocg-admin` and the reader's groups */
    public ApiReader(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** A sequence of steps and how often it was shown. */
    public record Variant(List<String> steps, long count) {
        public Variant {
            steps = List.copyOf(steps);
        }
    }

    /** One step directly after another. */
    public record Edge(String source, String target, long count) {}

    public List<String> processes() {
        List<String> keys = new ArrayList<>();
        get("/api/v1/analytics/processes")
                .path("processes")
                .forEach(it -> keys.add(it.path("process_key").asText()));
        return keys;
    }

    public List<Variant> variants(String process) {
        List<Variant> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/api/v1/analytics/processes/" + escape(process) + "/variants?limit=" + PAGE
                    + (cursor.isEmpty() ? "" : "&cursor=" + escape(cursor)));
            for (JsonNode variant : page.path("variants")) {
                List<String> steps = new ArrayList<>();
                variant.path("steps").forEach(step -> steps.add(step.asText()));
                all.add(new Variant(steps, variant.path("count").asLong()));
            }
            cursor = page.path("next_cursor").asText("");
            if (cursor.equals("null")) {
                cursor = "";
            }
        } while (!cursor.isEmpty());
        return all;
    }

    public List<Edge> edges(String process) {
        List<Edge> all = new ArrayList<>();
        for (JsonNode edge :
                get("/api/v1/analytics/processes/" + escape(process) + "/graph").path("edges")) {
            all.add(new Edge(
                    edge.path("source").asText(),
                    edge.path("target").asText(),
                    edge.path("count").asLong()));
        }
        return all;
    }

    /** Whether everything that this lane releases can be read. */
    public boolean isClosed(String lane) {
        HttpResponse<String> answer = send("/api/v1/lanes/" + escape(lane));
        return answer.statusCode() != NOT_FOUND && parse(answer).path("closed").asBoolean();
    }

    /** Whether all that answers depend on is there. */
    public boolean isReady() {
        return send("/readyz").statusCode() == 200;
    }

    @Override
    public void close() {
        http.close();
    }

    private JsonNode get(String path) {
        return parse(send(path));
    }

    private JsonNode parse(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new Refusal("the API answered " + answer.statusCode() + " to "
                    + answer.uri().getPath());
        }
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new Refusal(
                    "the API answered something else than JSON to "
                            + answer.uri().getPath(),
                    e);
        }
    }

    private HttpResponse<String> send(String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Refusal("the API at " + base + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while waiting for the API", e);
        }
    }

    private static String escape(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
