package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;

/** What somebody does after {@code ./ocg up}: opens a page, says who they are to the development provider, and is in. */
class BrowserLoginTest {
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @Test
    void shouldLogInWithTheDevelopmentProviderOutOfTheBox(@TempDir Path place) throws Exception {
        try (Shutdown shutdown = Shutdown.onSignal()) {
            // Given
            DataDirectory directory = shutdown.add(DataDirectory.open(place.resolve("ocg")));
            URI api = Instance.start(directory, Map.of("api.port", "0"), shutdown)
                    .connection()
                    .api();

            // When
            HttpResponse<String> form = send(HttpRequest.newBuilder(api.resolve("/api/v1/login")));
            HttpResponse<String> back = send(HttpRequest.newBuilder(form.uri())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "username=anna&claims=%7B%22roles%22%3A%5B%22ocg-admin%22%5D%7D")));

            // Then
            assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
            assertThat(back.uri()).isEqualTo(api.resolve("/api/v1/session"));
            JsonNode session = JsonMapper.builder().build().readTree(back.body());
            assertThat(session.path("roles").toString()).isEqualTo("[\"user\",\"admin\"]");
            assertThat(send(HttpRequest.newBuilder(api.resolve("/api/v1/lanes/live")))
                            .statusCode())
                    .isIn(200, 404);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
