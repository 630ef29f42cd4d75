package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.query.server.ui.UiFiles;
import org.opencontextgraph.query.server.ui.UserInterface;

/** A user interface of a few files, served by the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserInterfaceAnswersTest {
    private static final Map<String, String> BROWSER = Map.of("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

    private final HttpClient client = HttpClient.newHttpClient();
    private TestApi api;

    @BeforeAll
    void start() throws Exception {
        api = TestApi.showing(new UserInterface(UiFiles.in("/org/opencontextgraph/ui-of-tests/")));
    }

    @AfterAll
    void stop() {
        client.close();
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html;charset=utf-8, <title>first",
        "/index.html, text/html;charset=utf-8, <title>first",
        "/processes, text/html;charset=utf-8, <title>processes",
        "/processes.html, text/html;charset=utf-8, <title>processes",
        "/processes?process=p&process=q&%FF=1, text/html;charset=utf-8, <title>processes",
        "/_next/static/chunks/0a-b.js, text/javascript;charset=utf-8, a chunk",
        "/_next/static/chunks/c.css, text/css;charset=utf-8, color",
        "/_next/static/chunks/f.woff2, font/woff2, wOF2",
        "/__next._tree.txt?_rsc=1x, text/plain;charset=utf-8, tree",
        "/icon.svg, image/svg+xml, <svg",
        "/site.webmanifest, application/manifest+json, {}"
    })
    void shouldServeEachFileAtItsAddressAndPagesWithoutTheirEnding(String path, String type, String has)
            throws Exception {
        // When
        HttpResponse<String> answer = api.get(path, null);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type").replace(" ", "")).isEqualTo(type);
        assertThat(answer.body()).contains(has);
    }

    @Test
    void shouldLetPagesDoNothingButWhatTheirOwnFilesDo() throws Exception {
        for (String path : new String[] {"/", "/_next/static/chunks/0a-b.js", "/nowhere"}) {
            HttpResponse<String> answer = api.send("GET", path, null, null, BROWSER);
            assertThat(header(answer, "Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                            + " font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none';"
                            + " form-action 'none'; frame-ancestors 'none'");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "microphone=()", "geolocation=()");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void shouldLetBrowsersKeepWhatNeverChangesAndAskAboutTheRest() throws Exception {
        // Given
        HttpResponse<String> chunk = api.get("/_next/static/chunks/0a-b.js", null);
        HttpResponse<String> page = api.get("/processes", null);
        assertThat(header(chunk, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        String etag = header(page, "ETag");
        assertThat(etag).matches("\"[0-9a-f]{32}\"");

        // When
        HttpResponse<String> known =
                api.send("GET", "/processes", null, null, Map.of("If-None-Match", "\"other\", W/" + etag));
        HttpResponse<String> other = api.send("GET", "/processes", null, null, Map.of("If-None-Match", "\"other\""));

        // Then
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(header(known, "ETag")).isEqualTo(etag);
        assertThat(header(known, "Cache-Control")).isEqualTo("no-cache");
        assertThat(known.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(page.body());
    }

    @Test
    void shouldPackForWhoeverTakesItUnderATagOfItsOwn() throws Exception {
        for (String path : new String[] {"/", "/_next/static/chunks/0a-b.js"}) {
            // Given
            HttpResponse<String> plain = api.get(path, null);
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();

            // When
            HttpResponse<byte[]> packed = bytes("GET", path, "br, gzip;q=0.5");

            // Then
            assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding");
            assertThat(packed.body().length * 4).isLessThan(plain.body().length());
            assertThat(packed.headers().firstValue("Content-Length")).hasValue(Integer.toString(packed.body().length));
            assertThat(new String(
                            new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo(plain.body());
            assertThat(header(packed, "ETag")).isNotEqualTo(header(plain, "ETag"));
            assertThat(bytes("GET", path, "gzip;q=0, br").headers().firstValue("Content-Encoding"))
                    .isEmpty();
        }
        assertThat(bytes("GET", "/_next/static/chunks/f.woff2", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void shouldAnswerHeadAsGetWithoutABody() throws Exception {
        for (String path : new String[] {"/", "/processes", "/_next/static/chunks/0a-b.js"}) {
            HttpResponse<byte[]> got = bytes("GET", path, "gzip");
            HttpResponse<byte[]> head = bytes("HEAD", path, "gzip");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (String name : new String[] {"ETag", "Content-Type", "Cache-Control", "Content-Length"}) {
                assertThat(head.headers().firstValue(name))
                        .as(name)
                        .isEqualTo(got.headers().firstValue(name));
            }
        }
    }

    /** As without a user interface: nothing of the contract changed. */
    @ParameterizedTest
    @CsvSource({
        "POST, /, 404",
        "PUT, /processes, 404",
        "DELETE, /nowhere, 404",
        "GET, /nowhere, 404",
        "GET, /api, 404",
        "GET, /api/v1/nowhere, 404",
        "GET, /api/v1/suggest/next_steps, 405",
        "HEAD, /api/v1/suggest/next_steps, 405",
        "DELETE, /api/v1/analytics/processes, 405",
        "OPTIONS, /healthz, 405",
        "POST, /healthz, 405"
    })
    void shouldLeaveAllOtherAnswersAsTheyAre(String method, String path, int status) throws Exception {
        boolean isNavigable = method.equals("GET") && !path.startsWith("/api");
        for (Map<String, String> headers :
                List.of(Map.<String, String>of(), isNavigable ? Map.of("Accept", "application/json") : BROWSER)) {
            HttpResponse<String> answer = api.send(method, path, api.issuer.reader(), null, headers);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void shouldShowAPageToPeopleWhoAskForOneThatIsNotThere() throws Exception {
        HttpResponse<String> page = api.send("GET", "/nowhere", null, null, BROWSER);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(header(page, "Content-Type").replace(" ", "")).isEqualTo("text/html;charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(page.body()).contains("not here");
        assertThat(api.send("HEAD", "/nowhere", null, null, BROWSER).statusCode())
                .isEqualTo(404);
    }

    /** The script of a page would take {@code //x} for another host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "//processes",
                "//processes/",
                "//",
                "///",
                "//evil.example/%2e%2e",
                "/a//b",
                "/a//"
            })
    void shouldRunNoScriptAtAnAddressWithAnEmptySegment(String path) throws Exception {
        for (String method : List.of("GET", "HEAD")) {
            // When
            String answer = raw(method, path, "Accept: text/html,*/*;q=0.8\r\n");

            // Then
            assertThat(answer).as(answer).matches("(?s)HTTP/1.1 404 .*").doesNotContain("Location:", "script>");
            if (method.equals("GET")) {
                assertThat(answer).contains("There is nothing at this address").contains("href=\"/\"");
            }
            assertThat(answer).contains("Content-Type: text/html", "Content-Security-Policy: default-src 'none'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/processes/, /processes",
        "/processes/?process=p&process=%2F%2Fq&%FF=1, /processes?process=p&process=%2F%2Fq&%FF=1",
        "/processes/?, /processes?",
        "/processes/?//evil.example, /processes?//evil.example"
    })
    void shouldSendToThePageWhoseAddressHasASlashTooMany(String path, String page) throws Exception {
        for (String method : List.of("GET", "HEAD")) {
            for (String accept : List.of("", "Accept: text/html\r\n")) {
                String answer = raw(method, path, accept);
                assertThat(answer)
                        .as(answer)
                        .matches("(?s)HTTP/1.1 308 .*")
                        .contains("\r\nLocation: " + page + "\r\n")
                        .endsWith("\r\n\r\n");
            }
        }
        assertThat(raw("POST", path, "")).matches("(?s)HTTP/1.1 404 .*");
    }

    /** Only what is there: nothing that was asked for becomes a path to be sent to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/processes//",
                "//processes/",
                "/nowhere/",
                "/processes.html/",
                "/icon.svg/",
                "/.//evil.example/",
                "/\\evil.example/",
                "/evil.example%2f..%2f",
                "/%2fevil.example/"
            })
    void shouldSendNobodyToAnythingElse(String path) throws Exception {
        for (String accept : List.of("", "Accept: text/html\r\n")) {
            assertThat(raw("GET", path, accept))
                    .matches("(?s)HTTP/1.1 (400|404) .*")
                    .doesNotContain("Location:");
        }
    }

    @Test
    void shouldSendNobodyToMoreThanTheHeadOfAnAnswerHolds() throws Exception {
        assertThat(raw("GET", "/processes/?" + "x".repeat(15_000), "")).startsWith("HTTP/1.1 308 ");
        assertThat(raw("GET", "/processes/?" + "x".repeat(32_000), "")).startsWith("HTTP/1.1 404 ");
    }

    /** None of them is decoded or resolved on the way to a file. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../ui-of-tests/index.html",
                "/_next/../index.html",
                "/_next/%2e%2e/index.html",
                "/%2e%2e/index.html",
                "/..%2findex.html",
                "/%69ndex.html",
                "/index.html%00",
                "/index.html%00.js",
                "//index.html",
                "//",
                "/processes;x=1",
                "/.\\index.html",
                "/_next/static/chunks",
                "/_next/static/chunks/",
                "/files.txt",
                "/org/opencontextgraph/ui-of-tests/index.html",
                "/INDEX.HTML",
                "/processes%2ehtml"
            })
    void shouldFindNoFileByAnyOtherSpelling(String path) throws Exception {
        String answer = raw("GET", path, "");
        assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").contains("application/problem+json");
        assertThat(answer).doesNotContain("<title>").doesNotContain("a chunk");
    }

    @Test
    void shouldTellTheMetersNothingOfAddresses() throws Exception {
        api.get("/processes", null);
        api.send("GET", "/a-name-of-nobody", null, null, BROWSER);
        assertThat(api.get("/metrics", null).body())
                .contains("route=\"user-interface\"")
                .doesNotContain("a-name-of-nobody");
    }

    @Test
    void shouldHaveNothingAtTheRootWhereNothingIsPackaged() throws Exception {
        try (TestApi without = TestApi.gated()) {
            HttpResponse<String> answer = without.send("GET", "/", null, null, BROWSER);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void shouldRefuseToStartOnFilesThatItCannotServe() {
        assertThatThrownBy(() -> UiFiles.in("/org/opencontextgraph/ui-of-no-type/"))
                .hasMessageContaining("no known type")
                .hasMessageContaining("a.exe");
        assertThatThrownBy(() -> UiFiles.in("/org/opencontextgraph/ui-on-the-api/"))
                .hasMessageContaining("at an address of the API");
    }

    /** The path as it stands here. */
    private String raw(String method, String path, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server.port())) {
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: h\r\n" + headers + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private HttpResponse<byte[]> bytes(String method, String path, String encoding)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(api.server.url() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("Accept-Encoding", encoding)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
