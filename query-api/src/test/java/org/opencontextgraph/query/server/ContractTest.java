package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.router.ParsedEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.query.testing.TestDatabase;

class ContractTest {
    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldHaveExactlyTheRoutesAndPoliciesOfTheDocument() throws Exception {
        // Given
        JsonNode paths =
                TestApi.json(api.get("/api/v1/openapi.json", null).body()).path("paths");
        Set<String> documented = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> documented.add(operation.getKey().toUpperCase(Locale.ROOT) + " "
                                + path.getKey() + " "
                                + operation.getValue().path("x-ocg-policy").asText())));

        // a resource that can be read can be asked for its head by the same callers (RFC 9110, 9.3.2)
        Set.copyOf(documented).stream()
                .filter(it -> it.startsWith("GET "))
                .forEach(it -> documented.add(it.replaceFirst("GET", "HEAD")));

        // When: a route without a policy fails here
        Set<String> registered = new TreeSet<>();
        for (ParsedEndpoint parsed : api.server.javalin().unsafe.internalRouter.allHttpHandlers()) {
            if (parsed.endpoint.method.isHttpMethod()) {
                registered.add(parsed.endpoint.method.name() + " " + parsed.endpoint.path + " "
                        + Gatekeeper.policy(parsed.endpoint));
            }
        }

        // Then
        assertThat(registered).isEqualTo(documented).isNotEmpty();
    }

    @Test
    void shouldAskForATokenOnEveryRouteThatIsNotPublic() throws Exception {
        JsonNode paths =
                TestApi.json(api.get("/api/v1/openapi.json", null).body()).path("paths");
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                String method = operation.getKey().toUpperCase(Locale.ROOT);
                HttpResponse<String> response = api.send(
                        method, path.getKey().replaceAll("\\{\\w+}", "x"), null, method.equals("POST") ? "{}" : null);
                boolean open =
                        operation.getValue().path("x-ocg-policy").asText().equals("PUBLIC");
                int answered = switch (path.getKey()) {
                    case "/api/v1/login" -> 302;
                    case "/api/v1/login/callback" -> 400;
                    case "/api/v1/docs/{file}", "/api/v1/webhooks/{connector}" -> 404;
                    default -> 200;
                };
                assertThat(response.statusCode()).as(path.getKey()).isEqualTo(open ? answered : 401);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /nowhere | | 404",
                "GET | /api/v1/analytics/processes/p | | 404",
                "DELETE | /api/v1/analytics/processes | | 405",
                "GET | /api/v1/suggest/next_steps | | 405",
                "GET | /api/v1/analytics/processes/p/variants?limit=0 | | 400",
                "GET | /api/v1/analytics/processes/p/variants?limit=many | | 400",
                "GET | /api/v1/analytics/processes/p/variants?min_count=-1 | | 400",
                "GET | /api/v1/analytics/processes/p/variants?sort=name | | 400",
                "GET | /api/v1/analytics/processes/p/variants?cursor=abc | | 400",
                "GET | /api/v1/analytics/processes/p/variants?cursor=%00 | | 400",
                "GET | /api/v1/analytics/processes/p/variants?sort=recent&cursor=cmVjZW50Ojk5OTk5OTk5OTk5OTk5OTk5OTowMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg | | 400",
                "GET | /api/v1/analytics/processes/a%00b/variants | | 400",
                "POST | /api/v1/suggest/next_steps | {\"process_key\":\"a\\u0000\",\"recent_steps\":[\"a\"]} | 400",
                "GET | /api/v1/me/timeline?limit=201 | | 400",
                "GET | /api/v1/me/tasks?cursor=abc | | 400",
                "GET | /api/v1/me/tasks/none | | 404",
                "GET | /api/v1/me/tasks/a%00b | | 400",
                "GET | /api/v1/me/consent/preview?cursor=abc | | 400",
                "DELETE | /api/v1/me/consent | | 405",
                "PUT | /api/v1/me/consent | not JSON | 400",
                "PUT | /api/v1/me/consent | {} | 400",
                "PUT | /api/v1/me/consent | {\"opted_in\":\"true\"} | 400",
                "PUT | /api/v1/me/consent | {\"opted_in\":true} | 409",
                "POST | /api/v1/suggest/next_steps | not JSON | 400",
                "POST | /api/v1/suggest/next_steps | [] | 400",
                "POST | /api/v1/suggest/next_steps | {} | 400",
                "POST | /api/v1/suggest/next_steps | {\"process_key\":\"p\",\"recent_steps\":[\"a\"],\"other\":1} | 400",
                "POST | /api/v1/suggest/next_steps | {\"process_key\":\"p\",\"recent_steps\":[\"a\"],\"limit\":0} | 400",
                "POST | /api/v1/suggest/next_steps | {\"process_key\":\"p\",\"recent_steps\":[\"a\"],\"limit\":21} | 400",
                "POST | /api/v1/suggest/next_steps | {\"process_key\":\"p\",\"recent_steps\":[\"a\"],\"limit\":1.5} | 400",
                "POST | /api/v1/suggest/next_steps | {\"process_key\":\"p\",\"recent_steps\":[\"a\"],\"from_beginning\":1} | 400",
                "POST | /api/v1/suggest/next_steps | {\"process_key\":\"p\",\"recent_steps\":[]} | 400",
                "POST | /api/v1/suggest/next_steps | {\"process_key\":\"p\",\"recent_steps\":[1]} | 400",
                "POST | /api/v1/suggest/next_steps | {\"process_key\":7,\"recent_steps\":[\"a\"]} | 400"
            })
    void shouldAnswerEveryErrorAsAProblem(String method, String path, String body, int status) throws Exception {
        // When
        HttpResponse<String> response = api.send(method, path, api.issuer.reader(), body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        shouldBeProblem(response, status);
    }

    /** Each was taken, or failed, when requests were made up from the contract. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/v1/analytics/processes/p/variants?limit=%EF%BC%91 | ",
                "GET | /api/v1/analytics/processes/p/variants?contains=%ED%A0%80 | ",
                "PUT | /api/v1/me/consent | {\"opted_in\":false}{}",
                "PUT | /api/v1/me/consent | {\"opted_in\":true,\"opted_in\":false}",
                "PUT | /api/v1/me/consent | {\"opted_in\":false,\"other\":1}",
                "POST | /api/v1/suggest/next_steps | {\"process_key\":\"p\",\"recent_steps\":[\"\\ud800\"]}",
                "POST | /api/v1/admin/identity/links | {\"account\":\"a\",\"person\":\"p\",\"reason\":\"r\",\"other\":1}",
                "POST | /api/v1/admin/identity/rejections | {\"account\":\"a\",\"person\":\"p\",\"other\":1}",
                "POST | /api/v1/admin/identity/rejections | {\"account\":\"a\",\"person\":\"p\",\"reason\":null}",
                "POST | /api/v1/admin/identity/persons | {\"person\":\"a\",\"same_as\":\"p\",\"reason\":\"r\",\"other\":1}"
            })
    void shouldRefuseWhatTheContractDoesNotHave(String method, String path, String body) throws Exception {
        shouldBeProblem(api.send(method, path, api.issuer.admin(), body), 400);
    }

    @Test
    void shouldRefuseADeepBodyWithoutFailing() throws Exception {
        String deep = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
        shouldBeProblem(api.send("PUT", "/api/v1/me/consent", api.issuer.reader(), deep), 400);
    }

    @Test
    void shouldTakeNothingButJsonInUtf8() throws Exception {
        for (String header : List.of(
                "Content-Type: text/plain",
                "Content-Type: application/json; charset=utf-16",
                "Content-Encoding: gzip",
                "Content-Type: application/json;charset=\"UTF-8\"")) {
            String[] parts = header.split(": ", 2);
            HttpRequest request = HttpRequest.newBuilder(URI.create(api.server.url() + "/api/v1/suggest/next_steps"))
                    .header("Authorization", "Bearer " + api.issuer.reader())
                    .header(parts[0], parts[1])
                    .POST(HttpRequest.BodyPublishers.ofString("{\"process_key\":\"p\",\"recent_steps\":[\"a\"]}"))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (header.contains("UTF-8")) {
                    assertThat(response.statusCode()).isEqualTo(200);
                } else {
                    shouldBeProblem(response, 415);
                }
            }
        }
    }

    @Test
    void shouldSayWhichMethodsAnAddressTakes() throws Exception {
        HttpResponse<String> response = api.send("DELETE", "/api/v1/analytics/processes", api.issuer.reader(), null);
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("GET");
    }

    /** RFC 9110, 9.3.2. */
    @Test
    void shouldAnswerHeadAsGetWithoutABody() throws Exception {
        HttpResponse<String> open = api.send("HEAD", "/healthz", null, null);
        HttpResponse<String> closed = api.send("HEAD", "/api/v1/analytics/processes", null, null);
        HttpResponse<String> reader = api.send("HEAD", "/api/v1/analytics/processes", api.issuer.reader(), null);

        assertThat(open.statusCode()).isEqualTo(200);
        assertThat(closed.statusCode()).isEqualTo(401);
        assertThat(reader.statusCode()).isEqualTo(200);
        assertThat(open.body() + closed.body() + reader.body()).isEmpty();
    }

    @Test
    void shouldRefuseALargeBody() throws Exception {
        String large = "{\"process_key\":\"" + "x".repeat(100_000) + "\"}";
        HttpResponse<String> response = api.send("POST", "/api/v1/suggest/next_steps", api.issuer.reader(), large);
        shouldBeProblem(response, 413);
    }

    @Test
    void shouldAnswerEvenABrokenRequestAsAProblem() throws Exception {
        for (String method : List.of("GET", "DELETE", "PATCH")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server.port())) {
                socket.getOutputStream()
                        .write((method + " /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer)
                        .startsWith("HTTP/1.1 400")
                        .contains("application/problem+json", "X-Request-Id: ", "X-Content-Type-Options: nosniff")
                        .contains("Cache-Control: no-store")
                        .doesNotContain("Jetty");
            }
        }
    }

    @Test
    void shouldFailWithoutTellingWhy() throws Exception {
        // Given: something that should never happen
        api.release(TestUnit.of("everyone", 5, "a"));
        api.database.run("alter table context.release_unit rename column steps to paces");

        // When
        HttpResponse<String> response = api.get("/api/v1/analytics/processes/p/variants", api.issuer.reader());

        // Then
        shouldBeProblem(response, 500);
        assertThat(response.body()).doesNotContain("paces", "steps", "select", "SQL");
    }

    @Test
    void shouldBeReadyOnlyWithItsMigrations() throws Exception {
        assertThat(api.get("/readyz", null).body()).isEqualTo("{\"status\":\"ready\"}");
        try (TestApi early = TestApi.over(TestDatabase.empty())) {
            HttpResponse<String> response = early.get("/readyz", null);
            shouldBeProblem(response, 503);
            assertThat(response.body()).contains("ocg migrate");
            assertThat(early.get("/healthz", null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldNotBeReadyWhenAPartStoppedAndNameItOnly() throws Exception {
        api.roomsStopped.set(true);
        try {
            HttpResponse<String> response = api.get("/readyz", null);

            shouldBeProblem(response, 503);
            assertThat(response.body()).contains("stopped: rooms");
            assertThat(api.get("/healthz", null).statusCode()).isEqualTo(200);
        } finally {
            api.roomsStopped.set(false);
        }
    }

    @Test
    void shouldMeasureRoutesAndNothingThatIsInThem() throws Exception {
        // Given
        api.release(TestUnit.of("group:crew", 50, "secretstep").inProcess("secretprocess"));
        api.read("/api/v1/analytics/processes/secretprocess/variants", "crew");
        api.get("/nowhere/secretpath", null);

        // When
        String metrics = api.get("/metrics", null).body();

        // Then
        assertThat(metrics)
                .contains("route=\"/api/v1/analytics/processes/{process_key}/variants\",status=\"200\"")
                .contains("route=\"unmatched\",status=\"404\"")
                .contains("query=\"db.query.context_variants\"")
                .doesNotContain("secret", "crew", "somebody");
    }

    @Test
    void shouldKeepARequestIdOfHarmlessForm() throws Exception {
        assertThat(api.get("/healthz", null).headers().firstValue("X-Request-Id"))
                .isPresent();
        assertThat(api.get("/healthz", null).headers().firstValue("Server")).isEmpty();
    }

    @Test
    void shouldNotListenToOthersUnlessTold() {
        assertThatThrownBy(() -> new ApiSettings("0.0.0.0", 0, false, false, api.issuer.settings()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features.public-bind");
    }

    private static void shouldBeProblem(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = TestApi.json(response.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("request_id").asText())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    }
}
