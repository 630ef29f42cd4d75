package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.hybrid.PredefinedHybridParameters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opencontextgraph.query.testing.RecordingDatabase;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.id.SealedFor;
import org.opencontextgraph.schema.message.DeliveryContent;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookRoutesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Somewhat less: each has a few bytes more than its body. */
    private static final int ALL_ROOM = (64 << 20) - (4 << 10);

    private TestApi api;
    private KeysetHandle keys;

    @SuppressWarnings("NullAway.Init") // before all
    WebhookRoutesTest() {}

    @BeforeAll
    void start() throws Exception {
        HybridConfig.register();
        keys = KeysetHandle.generateNew(PredefinedHybridParameters.ECIES_P256_HKDF_HMAC_SHA256_AES128_GCM);
        api = TestApi.gated();
        addConnectors(api);
    }

    private void addConnectors(TestApi to) throws Exception {
        try (Connection owner = to.database.admin().getConnection();
                Statement sql = owner.createStatement();
                PreparedStatement key =
                        owner.prepareStatement("insert into ingest.sealing_key (public_keys) values (?)")) {
            sql.execute("""
                    insert into ingest.connector (name, kind, settings, cron, token, added, webhook_secret) values
                      ('work', 'github', '{}', '0 * * * * ?', '', now(), 'sealed'),
                      ('flooded', 'github', '{}', '0 * * * * ?', '', now(), 'sealed'),
                      ('heavy', 'github', '{}', '0 * * * * ?', '', now(), 'sealed'),
                      ('slow', 'github', '{}', '0 * * * * ?', '', now(), 'sealed'),
                      ('slow-2', 'github', '{}', '0 * * * * ?', '', now(), 'sealed'),
                      ('slow-3', 'github', '{}', '0 * * * * ?', '', now(), 'sealed'),
                      ('large', 'github', '{}', '0 * * * * ?', '', now(), 'sealed'),
                      ('silent', 'github', '{}', '0 * * * * ?', '', now(), null)""");
            key.setString(1, TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(keys.getPublicKeysetHandle()));
            key.execute();
        }
    }

    @AfterAll
    void stop() throws IOException {
        api.close();
    }

    @BeforeEach
    void empty() {
        api.inbox.deliveries.clear();
        api.inbox.away.set(false);
    }

    @Test
    void shouldSealADeliveryForWhoeverHasThePrivateKey() throws Exception {
        // When
        HttpResponse<String> answer = send(
                "work",
                HttpRequest.newBuilder()
                        .header("X-GitHub-Event", "issues")
                        .header("X-Hub-Signature-256", "sha256=ab")
                        .header("Webhook-Id", "msg_1")
                        .header("Authorization", "Bearer x.y.z")
                        .header("Cookie", "secret=1")
                        .header("X-Forwarded-For", "203.0.113.7")
                        .POST(BodyPublishers.ofString("{\"a\":\"canary-body\"}")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(api.inbox.deliveries).hasSize(1);
        TestInbox.Sealed sealed = api.inbox.deliveries.getFirst();
        assertThat(sealed.connector()).isEqualTo("work");
        assertThat(new String(sealed.sealed(), StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        DeliveryContent content = opened(sealed.sealed());
        assertThat(content.getHeaders())
                .containsEntry("x-github-event", "issues")
                .containsEntry("x-hub-signature-256", "sha256=ab")
                .containsEntry("webhook-id", "msg_1")
                .doesNotContainKeys("authorization", "cookie", "x-forwarded-for", "host");
        assertThat(StandardCharsets.UTF_8.decode(content.getBody()).toString()).isEqualTo("{\"a\":\"canary-body\"}");
    }

    @Test
    void shouldPassOnWhatStandardWebhooksAndCloudEventsSayInHeaders() throws Exception {
        // When
        HttpResponse<String> answer = send(
                "work",
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .header("webhook-id", "msg_1")
                        .header("webhook-timestamp", "1674087231")
                        .header("webhook-signature", "v1,AAAA v1,BBBB")
                        .header("CE-SpecVersion", "1.0")
                        .header("ce-subject", "Euro%20%E2%82%AC")
                        .header("ce-hostile", "'; drop table ingest.connector; --<script>")
                        .header("ce-_", "no attribute is called so")
                        .header("ceo-salary", "1")
                        .POST(BodyPublishers.ofString("{}")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(opened(api.inbox.deliveries.getFirst().sealed()).getHeaders())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "content-type",
                        "application/json",
                        "webhook-id",
                        "msg_1",
                        "webhook-timestamp",
                        "1674087231",
                        "webhook-signature",
                        "v1,AAAA v1,BBBB",
                        "ce-specversion",
                        "1.0",
                        "ce-subject",
                        "Euro%20%E2%82%AC",
                        "ce-hostile",
                        "'; drop table ingest.connector; --<script>"));
    }

    @Test
    void shouldRefuseMoreOrLargerHeadersThanADeliveryHas() throws Exception {
        // Given
        HttpRequest.Builder many = HttpRequest.newBuilder().POST(BodyPublishers.ofString("{}"));
        for (int i = 0; i < 65; i++) {
            many.header("ce-a" + i, "1");
        }
        HttpRequest.Builder large =
                HttpRequest.newBuilder().header("ce-a", "1".repeat(40_000)).POST(BodyPublishers.ofString("{}"));

        // When // Then
        assertThat(send("work", many).statusCode()).isEqualTo(400);
        assertThat(send("work", large).statusCode()).isEqualTo(431);
        assertThat(api.inbox.deliveries).isEmpty();
    }

    @Test
    void shouldNotTellConnectorsThatTakeNothingFromThoseThatAreNotThere() throws Exception {
        assertThat(post("silent", "{}").statusCode()).isEqualTo(404);
        assertThat(post("nobody", "{}").statusCode()).isEqualTo(404);
        assertThat(post("Nobody", "{}").statusCode()).isEqualTo(404);
        assertThat(api.inbox.deliveries).isEmpty();
    }

    @Test
    void shouldRefuseFortyMegabytesWhetherItsLengthIsSaidOrNot() throws Exception {
        byte[] body = new byte[40 << 20];
        assertThat(send("large", HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("large", HttpRequest.newBuilder().POST(BodyPublishers.ofInputStream(() ->
                                (InputStream) new ByteArrayInputStream(body))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(api.inbox.deliveries).isEmpty();
    }

    @Test
    void shouldBeHeardByWhoeverSendsTheWholeBodyBeforeReadingTheAnswer() throws Exception {
        try (Slow large = new Slow("large", 40 << 20, "Connection: close\r\n")) {
            // When
            large.send(40 << 20);

            // Then
            assertThat(large.answer()).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
    }

    @Test
    void shouldNotListenToWhatIsFarTooLarge() throws Exception {
        try (Slow large = new Slow("large", 1 << 30)) {
            assertThat(large.answer()).startsWith("HTTP/1.1 413").containsIgnoringCase("Connection: close");
        }
    }

    @Test
    void shouldSayAtOnceThatItIsTooLargeToWhoeverWaitsForThat() throws Exception {
        try (Slow large = new Slow("large", 40 << 20, "Expect: 100-continue\r\n")) {
            assertThat(large.answer()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void shouldSayThatItIsTooLargeToWhoeverIsLate() throws Exception {
        try (Slow large = new Slow("large", 40 << 20)) {
            large.send(30 << 20);
            assertThat(large.answer()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void shouldRefuseWhatStaysTooLargeForTheInbox() throws Exception {
        byte[] body = new byte[10 << 20];
        new Random(7).nextBytes(body); // nothing makes it smaller

        assertThat(send("large", HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldTakeWhatGithubSendsAtMost() throws Exception {
        byte[] body = new byte[25 << 20];
        assertThat(send("large", HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(body)))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void shouldSayThatItIsToBeSentAgainWhenItIsNotWrittenForCertain() throws Exception {
        api.inbox.away.set(true);

        HttpResponse<String> answer = post("work", "{}");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void shouldBoundAFloodForItsOwnConnectorOnly() throws Exception {
        int refused = 0;
        for (int i = 0; i < 10_000 && refused == 0; i++) {
            refused += post("flooded", "{}").statusCode() == 429 ? 1 : 0;
        }

        assertThat(refused).isEqualTo(1);
        assertThat(post("work", "{}").statusCode()).isEqualTo(202);
    }

    @Test
    void shouldKeepNoRoomForWhatWasOnlyAnnounced() throws Exception {
        try (Slow first = new Slow("slow", ALL_ROOM / 3);
                Slow second = new Slow("slow-2", ALL_ROOM / 3);
                Slow third = new Slow("slow-3", ALL_ROOM / 3)) {
            // Given
            for (Slow slow : List.of(first, second, third)) {
                slow.send(1);
            }
            Thread.sleep(500);

            // When // Then
            assertThat(post("work", "{}").statusCode()).isEqualTo(202);
        }
    }

    @Test
    void shouldSayThatTheServerIsFullAndNotThatTheCallerAsksTooOften() throws Exception {
        try (Slow first = new Slow("slow", 24 << 20);
                Slow second = new Slow("slow-2", 24 << 20);
                Slow third = new Slow("slow-3", 24 << 20)) {
            // Given
            first.send((24 << 20) - 1);
            second.send((24 << 20) - 1);
            third.send(16 << 20);
            Thread.sleep(1_500); // all of it has arrived, and nothing of ours takes the last piece before

            // When
            HttpResponse<String> answer = postUntil(429);

            // Then
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1);
            assertThat(TestApi.json(answer.body()).path("detail").asText())
                    .contains("more deliveries are on their way than there is room for")
                    .doesNotContain("you ask");
        }

        // and whoever hangs up gives the room back
        assertThat(postUntil(202).statusCode()).isEqualTo(202);
    }

    @Test
    void shouldHangUpOnWhoeverTakesTooLongSilentOrNot() throws Exception {
        try (Slow silent = new Slow("slow", 10);
                Slow dripping = new Slow("slow", 1_000)) {
            // Given
            Thread.ofVirtual().start(dripping::drip);

            // When // Then
            for (Slow slow : List.of(silent, dripping)) {
                assertThat(slow.answer())
                        .startsWith("HTTP/1.1 408")
                        .containsIgnoringCase("Connection: close")
                        .contains("application/problem+json", "\"status\":408");
            }
        }
    }

    @Test
    void shouldBoundTheBytesThatOneConnectorIsSent() throws Exception {
        // Given
        byte[] body = new byte[4 << 20];
        int taken = 0;
        HttpResponse<String> answer;

        // When
        do {
            answer = send("heavy", HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(body)));
            taken += answer.statusCode() == 202 ? 1 : 0;
        } while (answer.statusCode() == 202 && taken < 40);

        // Then
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(taken).isBetween(15, 20);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 16L);
        assertThat(post("work", "{}").statusCode()).isEqualTo(202);
    }

    @Test
    void shouldTakeDeliveriesWhileSomebodyAtTheSameAddressGuessesNames() throws Exception {
        try (TestApi limited = TestApi.limited(2)) {
            // Given
            addConnectors(limited);
            Set<Integer> answers = new TreeSet<>();

            // When
            for (int i = 0; i < 500; i++) {
                answers.add(limited.send("POST", "/api/v1/webhooks/guess-" + i, null, "{}")
                        .statusCode());
            }
            int delivery =
                    limited.send("POST", "/api/v1/webhooks/work", null, "{}").statusCode();

            // Then
            assertThat(answers).containsExactly(404, 429);
            assertThat(delivery).isEqualTo(202);
        }
    }

    @Test
    void shouldNotAskTheDatabaseForEachNameThatIsGuessed() throws Exception {
        RecordingDatabase recording = new RecordingDatabase();
        try (TestApi recorded = TestApi.recorded(recording)) {
            recording.take();
            for (int i = 0; i < 100; i++) {
                recorded.send("POST", "/api/v1/webhooks/guess-" + i, null, "{}");
            }
            assertThat(recording.take()).hasSizeBetween(1, 20);
        }
    }

    private HttpResponse<String> postUntil(int status) throws Exception {
        HttpResponse<String> answer = post("work", "{}");
        for (int i = 0; i < 20 && answer.statusCode() != status; i++) {
            Thread.sleep(50);
            answer = post("work", "{}");
        }
        return answer;
    }

    /** A delivery that is announced, and comes when it is told to. */
    private final class Slow implements AutoCloseable {
        private final Socket socket;

        Slow(String connector, int announced) throws IOException {
            this(connector, announced, "");
        }

        /** @param fields of its head, each with its end of line */
        Slow(String connector, int announced, String fields) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), api.server.port());
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/webhooks/" + connector + " HTTP/1.1\r\nHost: x\r\n" + fields
                                    + "Content-Length: " + announced + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }

        void send(int bytes) throws IOException {
            socket.getOutputStream().write(new byte[bytes]);
        }

        /** A byte now and then, so that the line is never quiet for long. */
        void drip() {
            try {
                while (!socket.isClosed()) {
                    send(1);
                    Thread.sleep(200);
                }
            } catch (IOException | InterruptedException _) {
                // the other side has hung up
            }
        }

        /** Until the other side hangs up. */
        String answer() throws IOException {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private HttpResponse<String> post(String connector, String body) throws Exception {
        return send(connector, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String connector, HttpRequest.Builder request) throws Exception {
        return HTTP.send(
                request.uri(URI.create(api.server.url() + "/api/v1/webhooks/" + connector))
                        .build(),
                BodyHandlers.ofString());
    }

    private DeliveryContent opened(byte[] sealed) throws Exception {
        HybridDecrypt opening = keys.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
        byte[] packed = opening.decrypt(sealed, new SealedFor("work", SealedFor.DELIVERY).bytes());
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return (DeliveryContent)
                    Objects.requireNonNull((Object) new MessageDeserializer().deserialize("", in.readAllBytes()));
        }
    }
}
