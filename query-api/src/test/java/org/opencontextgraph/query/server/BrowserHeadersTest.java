package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a browser is told: compression, other origins, and the page that shows the contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserHeadersTest {
    private TestApi api;

    @BeforeAll
    void start() throws Exception {
        api = TestApi.gated();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void shouldCompressForWhoeverTakesIt() throws Exception {
        String plain = api.get("/api/v1/openapi.json", null).body();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> packed = client.send(
                    HttpRequest.newBuilder(URI.create(api.server.url() + "/api/v1/openapi.json"))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
            assertThat(packed.body().length * 4).isLessThan(plain.length());
            assertThat(new String(
                            new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(plain);
        }
        assertThat(api.get("/api/v1/openapi.json", null).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void shouldAllowNothingToOtherOrigins() throws Exception {
        Map<String, String> elsewhere =
                Map.of("Origin", "https://evil.example", "Access-Control-Request-Method", "GET");
        for (String path : new String[] {"/api/v1/analytics/processes", "/api/v1/openapi.json", "/healthz"}) {
            for (String method : new String[] {"OPTIONS", "GET"}) {
                HttpResponse<String> answer = api.send(method, path, api.issuer.reader(), null, elsewhere);
                assertThat(answer.headers().map().keySet())
                        .noneMatch(header ->
                                header.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
                assertThat(answer.statusCode()).isEqualTo(method.equals("GET") ? 200 : 405);
            }
        }
    }

    @Test
    void shouldShowTheContractWithoutAnyOtherHost() throws Exception {
        HttpResponse<String> page = api.get("/api/v1/docs", null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(type(page)).isEqualTo("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "connect-src 'self'")
                .doesNotContain("http", "*", "unsafe-eval");
        assertThat(page.body()).doesNotContain("//").contains("docs/reader.js", "docs/reader.css", "docs/start.js");

        HttpResponse<String> reader = api.get("/api/v1/docs/reader.js", null);
        assertThat(type(reader)).isEqualTo("text/javascript;charset=utf-8");
        assertThat(reader.body()).hasSizeGreaterThan(1_000_000).contains("SwaggerUIBundle");
        HttpResponse<String> style = api.get("/api/v1/docs/reader.css", null);
        assertThat(type(style)).isEqualTo("text/css;charset=utf-8");
        assertThat(style.body())
                .doesNotContain("@import")
                .doesNotContain("url(http")
                .doesNotContain("url(\"http");
        assertThat(api.get("/api/v1/docs/start.js", null).body())
                .contains("url: 'openapi.json'", "validatorUrl: null")
                .doesNotContain("http:", "https:");
        assertThat(api.get("/api/v1/docs/other.js", null).statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/docs/..%2Fopenapi.json", null).statusCode()).isIn(400, 404);
    }

    /** The server writes some of them with a space. */
    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", "");
    }
}
