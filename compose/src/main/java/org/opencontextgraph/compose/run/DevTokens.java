package org.opencontextgraph.compose.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.embedded.Refusal;

/** Bearer tokens from the development identity provider of a running instance. */
public record DevTokens(URI endpoint) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public String fetch(String user, List<String> groups, List<String> roles) {
        String body = form(user, groups, roles).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Refusal("the identity provider answered " + answer.statusCode());
            }
            return new ObjectMapper()
                    .readTree(answer.body())
                    .path("access_token")
                    .asText();
        } catch (IOException e) {
            throw new Refusal("the identity provider at " + endpoint + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while asking for a token", e);
        }
    }

    /** The shell command that asks for the same. */
    public String curl(String user, List<String> groups, List<String> roles) {
        return form(user, groups, roles).entrySet().stream()
                .map(field -> "--data-urlencode '" + field.getKey() + "="
                        + field.getValue().replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "curl -s ", " " + endpoint));
    }

    private static Map<String, String> form(String user, List<String> groups, List<String> roles) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", "ocg");
        form.put("username", user);
        form.put("password", "-");
        form.put("groups", String.join(",", groups));
        form.put("roles", String.join(",", roles));
        return form;
    }
}
