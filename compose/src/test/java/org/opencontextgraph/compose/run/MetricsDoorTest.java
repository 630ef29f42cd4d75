package org.opencontextgraph.compose.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.compose.embedded.Refusal;

class MetricsDoorTest {
    @Test
    void shouldShowTheDefaultRegistryOnItsOnePath() throws Exception {
        try (MetricsDoor door = MetricsDoor.open(0);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> metrics = get(client, door, "/metrics");

            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body()).contains("jvm_memory_bytes_used");
            assertThat(get(client, door, "/metrics/other").statusCode()).isEqualTo(404);
            assertThat(get(client, door, "/").statusCode()).isEqualTo(404);
            assertThatThrownBy(() -> MetricsDoor.open(door.port()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("metrics.port");
        }
    }

    private static HttpResponse<String> get(HttpClient client, MetricsDoor door, String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + door.port() + path);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
