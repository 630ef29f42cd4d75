package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.database.Role;

/** Idempotency-Key: what is sent again is not done again. */
class RepeatedRequestsTest {
    private static final String REJECT = "{\"account\":\"cat-tool\",\"person\":\"p-ann\",\"reason\":\"another Ann\"}";
    private static final String KEY = "8e03978e-40d5-43dd-bc93-6894a57f9324";

    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        new TestPeople(api).with("ann", "admin");
        api.database.run("insert into personal.account (account, person, evidence, bot) values"
                + " ('cat-tool', 'p-cat', 'PROVISIONAL', false);"
                + "insert into personal.account_name values ('cat-tool', 'chat', 'ann_lee')");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldBeDoneOnceAndAnsweredAlike() throws Exception {
        // When
        HttpResponse<String> first = reject("the-admin", KEY, REJECT);
        HttpResponse<String> again = reject("the-admin", KEY, REJECT);
        HttpResponse<String> quoted = reject("the-admin", '"' + KEY + '"', REJECT);

        // Then
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        for (HttpResponse<String> replayed : List.of(again, quoted)) {
            assertThat(replayed.statusCode()).isEqualTo(200);
            assertThat(replayed.body()).isEqualTo(first.body());
            assertThat(replayed.headers().firstValue("Content-Type"))
                    .isEqualTo(first.headers().firstValue("Content-Type"));
            assertThat(replayed.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        }
        assertThat(decisions()).isOne();
    }

    @Test
    void shouldBeDoneAsOftenAsItIsSentWithoutAKeyOrWithAnother() throws Exception {
        api.send("POST", "/api/v1/admin/identity/rejections", token("the-admin"), REJECT);
        reject("the-admin", KEY, REJECT);
        reject("the-admin", "another", REJECT);
        reject("another-admin", KEY, REJECT);
        assertThat(decisions()).isEqualTo(4);
    }

    @Test
    void shouldRefuseTheKeyOfAnotherRequest() throws Exception {
        // Given
        reject("the-admin", KEY, REJECT);
        // When
        HttpResponse<String> other = reject("the-admin", KEY, REJECT.replace("another Ann", "no Ann"));
        // Then
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(TestApi.json(other.body()).path("type").asText())
                .isEqualTo("urn:ocg:problem:key-of-another-request");
        assertThat(decisions()).isOne();
    }

    @Test
    void shouldTryAgainWhatWasRefused() throws Exception {
        // Given
        String unknown = REJECT.replace("cat-tool", "dog-tool");
        assertThat(reject("the-admin", KEY, unknown).statusCode()).isEqualTo(404);
        api.database.run("insert into personal.account (account, person, evidence, bot) values"
                + " ('dog-tool', 'p-dog', 'PROVISIONAL', false);"
                + "insert into personal.account_name values ('dog-tool', 'chat', 'ann_lee')");
        // When, Then
        assertThat(reject("the-admin", KEY, unknown).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldBeginOnceForAllWhoSendItAtTheSameTime() throws Exception {
        // Given
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        // When
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                Callable<HttpResponse<String>> send = () -> reject("the-admin", KEY, REJECT);
                answers.add(senders.submit(send));
            }
        }
        // Then
        for (Future<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).as(answer.get().body()).isIn(200, 409);
            if (answer.get().statusCode() == 409) {
                assertThat(answer.get().headers().firstValue("Retry-After")).hasValue("1");
            }
        }
        assertThat(decisions()).isOne();
        assertThat(reject("the-admin", KEY, REJECT).statusCode()).isEqualTo(200);
        assertThat(decisions()).isOne();
    }

    @Test
    void shouldDoOnceMoreWhatWasCutOffAndForgetAfterADay() throws Exception {
        // Given
        reject("the-admin", KEY, REJECT);
        api.database.run("update admin.keyed_request set status = null, content_type = null, body = null");
        assertThat(reject("the-admin", KEY, REJECT).statusCode()).isEqualTo(409);

        // When, Then
        api.database.run("update admin.keyed_request set asked_at = now() - interval '61 seconds'");
        assertThat(reject("the-admin", KEY, REJECT).statusCode()).isEqualTo(200);
        assertThat(decisions()).isEqualTo(2);

        // And a day later
        api.database.run("update admin.keyed_request set asked_at = now() - interval '25 hours'");
        assertThat(reject("the-admin", KEY, REJECT.replace("another", "no")).statusCode())
                .isEqualTo(200);
        assertThat(decisions()).isEqualTo(3);
    }

    @Test
    void shouldHideOneCallersRequestsFromAllOthers() throws Exception {
        reject("the-admin", KEY, REJECT);
        try (Connection connection = api.database.as(Role.API).getConnection();
                ResultSet rows =
                        connection.createStatement().executeQuery("select count(*) from admin.keyed_request")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "\""})
    void shouldRefuseAKeyThatIsNone(String key) throws Exception {
        HttpResponse<String> refused = reject("the-admin", key, REJECT);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(decisions()).isZero();
    }

    @Test
    void shouldRefuseTwoKeys() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(api.server.url() + "/api/v1/admin/identity/rejections"))
                    .header("Authorization", "Bearer " + token("the-admin"))
                    .header("Idempotency-Key", "a")
                    .header("Idempotency-Key", "b")
                    .POST(HttpRequest.BodyPublishers.ofString(REJECT))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(decisions()).isZero();
    }

    @Test
    void shouldRefuseABodyThatEndsTooEarly() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.server.port())) {
            socket.getOutputStream()
                    .write(("POST /api/v1/admin/jobs/x/run HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + token("the-admin")
                                    + "\r\nIdempotency-Key: k\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("urn:ocg:problem:invalid-request");
        }
    }

    @Test
    void shouldRefuseAKeyThatIsTooLong() throws Exception {
        assertThat(reject("the-admin", "k".repeat(201), REJECT).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldBeTakenWhereTheContractSaysSo() throws Exception {
        JsonNode paths =
                TestApi.json(api.get("/api/v1/openapi.json", null).body()).path("paths");
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                boolean documented = operation
                        .getValue()
                        .path("parameters")
                        .valueStream()
                        .anyMatch(it -> it.path("$ref").asText().endsWith("/IdempotencyKey"));
                HttpResponse<String> answer = api.send(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        path.getKey().replaceAll("\\{\\w+}", "x"),
                        token("the-admin"),
                        operation.getKey().equals("get") ? null : "{}",
                        Map.of("Idempotency-Key", "none of these"));
                assertThat(answer.body().contains("Idempotency-Key must be"))
                        .as(operation.getKey() + " " + path.getKey())
                        .isEqualTo(documented);
            }
        }
    }

    private HttpResponse<String> reject(String administrator, String key, String body) throws Exception {
        return api.send(
                "POST",
                "/api/v1/admin/identity/rejections",
                token(administrator),
                body,
                Map.of("Idempotency-Key", key));
    }

    private String token(String administrator) {
        return api.issuer.sign(api.issuer
                .claims()
                .subject(administrator)
                .claim("roles", List.of("ocg-admin"))
                .build());
    }

    private int decisions() throws Exception {
        JsonNode all = TestApi.json(api.get("/api/v1/admin/identity/audit?limit=100", token("the-admin"))
                .body());
        return all.path("decisions").size();
    }
}
