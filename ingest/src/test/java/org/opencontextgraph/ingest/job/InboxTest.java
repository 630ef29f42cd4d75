package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.github.FakeGithub;
import org.opencontextgraph.ingest.github.GithubWorld;
import org.opencontextgraph.ingest.inbox.Inbox;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.id.SealedFor;
import org.opencontextgraph.schema.message.DeliveryContent;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "a secret of the tool and the connector";
    private static final Instant TIME = Instant.parse("2026-01-05T10:00:00Z");

    private final TestBackends backends;
    private final List<String> permissionsChanged = new CopyOnWriteArrayList<>();
    private FakeGithub github;
    private SealingKeys keys;
    private RegisteredGithub registered;
    private Registered row;
    private TestInbox inbox;
    private int topics;

    @SuppressWarnings("NullAway.Init") // before each
    InboxTest() throws Exception {
        backends = TestBackends.start();
    }

    @AfterAll
    void stop() throws IOException {
        backends.close();
    }

    @BeforeEach
    void begin() throws Exception {
        DSL.using(backends.database(), SQLDialect.POSTGRES)
                .deleteFrom(CONNECTOR)
                .execute();
        permissionsChanged.clear();
        github = new FakeGithub();
        keys = SealingKeys.make();
        inbox = TestInbox.of(backends.database(), "inbox-" + topics++ + ".", keys);
        registered = new RegisteredGithub(backends.database(), inbox.feed(), keys);
        row = registered.add(github.address().toString(), github.token(), "everyone");
        assertThat(registered
                        .connectors()
                        .replaceWebhookSecret(
                                "work",
                                keys.seal(
                                        SECRET.getBytes(StandardCharsets.UTF_8),
                                        new SealedFor("work", SealedFor.WEBHOOK_SECRET))))
                .isTrue();
    }

    @AfterEach
    void end() {
        inbox.close();
        github.close();
    }

    @Test
    void shouldGiveADeliveryTheIdThatTheListGivesTheSameThing() throws Exception {
        // Given
        github.put("issues", GithubWorld.issue(1, TIME));

        // When
        send(signed("issues", opened(1)));
        try (Inbox _ = started()) {
            awaitOutcomes(Map.of("taken", 1L));
        }
        new IngestBatch(row, registered.ingestion()).run();

        // Then
        assertThat(sentIds()).hasSize(2);
        assertThat(sentIds().stream().distinct()).hasSize(1);
    }

    @Test
    void shouldReadNothingForAToolWhoseTokenHasNotPassed() throws Exception {
        // Given
        DSL.using(backends.database(), SQLDialect.POSTGRES)
                .update(CONNECTOR)
                .setNull(CONNECTOR.PASSED)
                .execute();

        // When
        send(signed("issues", opened(1)));
        try (Inbox _ = started()) {
            awaitOutcomes(Map.of("paused", 1L));
        }

        // Then
        assertThat(sentIds()).isEmpty();
    }

    @Test
    void shouldDropWhatIsForgedReplayedUnsignedOrSealedForSomebodyElse() throws Exception {
        // Given
        send(signed("issues", opened(1)));
        send(signed("issues", opened(1)));
        send(signed("push", opened(1)));
        send(content(Map.of("x-github-event", "issues"), opened(2)));
        send(content(Map.of("x-github-event", "issues", "x-hub-signature-256", "sha256=00"), opened(3)));
        put("work", SealingKeys.make().seal(TestInbox.packed(signed("issues", opened(4))), delivery("work")));
        put("work", keys.seal(TestInbox.packed(signed("issues", opened(5))), delivery("another")));
        put("work", new byte[] {1, 2, 3});
        put("work", keys.seal(new byte[] {1, 2, 3}, delivery("work")));
        put("nobody", keys.seal(TestInbox.packed(signed("issues", opened(6))), delivery("nobody")));

        // When
        try (Inbox _ = started()) {
            awaitOutcomes(Map.of("taken", 1L, "replayed", 2L, "distrusted", 2L, "unsealed", 4L));
        }

        // Then
        assertThat(sentIds()).hasSize(1);
    }

    @Test
    void shouldGoOnWhereItEndedAndSendNothingTwice() throws Exception {
        // Given
        for (int i = 0; i < 120; i++) {
            send(signed("issues", opened(i)));
            if (i % 40 == 39) {
                try (Inbox _ = started()) {
                    awaitOutcomes(Map.of("taken", i + 1L));
                }
            }
        }

        // Then
        assertThat(sentIds()).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void shouldNotBeHeldUpByWhatCannotBeRead() throws Exception {
        // Given
        ObjectNode broken = opened(1);
        broken.remove("issue");
        send(signed("issues", broken));
        send(signed("issues", JSON.createObjectNode()));
        send(signed("a type that is no word", opened(2)));
        send(signed("something_new", opened(3)));
        send(signed("issues", opened(4)));

        // When
        try (Inbox _ = started()) {
            awaitOutcomes(Map.of("taken", 5L));
        }

        // Then
        assertThat(sentIds()).hasSize(1);
        assertThat(TestBroker.committed(inbox.feed(), Topics.DEAD_LETTER)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void shouldPassOverRepositoriesThatAreNotRead() throws Exception {
        ObjectNode other = opened(1);
        other.withObject("/repository").put("full_name", "somebody/else");
        send(signed("issues", other));

        try (Inbox _ = started()) {
            awaitOutcomes(Map.of("taken", 1L));
        }

        assertThat(sentIds()).isEmpty();
    }

    @Test
    void shouldHaveThePermissionsAskedForAgain() throws Exception {
        ObjectNode member = JSON.createObjectNode().put("action", "added");
        repository(member);
        send(signed("member", member));

        try (Inbox _ = started()) {
            await().until(() -> permissionsChanged.equals(List.of("work")));
        }
    }

    @Test
    void shouldTakeNothingWhileTheConnectorIsPaused() throws Exception {
        assertThat(registered.connectors().pause("work", true)).isTrue();
        send(signed("issues", opened(1)));

        try (Inbox _ = started()) {
            awaitOutcomes(Map.of("paused", 1L));
        }

        assertThat(sentIds()).isEmpty();
    }

    @Test
    void shouldCountAFloodOfUnsignedDeliveriesAndSendNothing() throws Exception {
        for (int i = 0; i < 500; i++) {
            send(content(Map.of("x-github-event", "issues"), opened(i)));
        }

        try (Inbox _ = started()) {
            awaitOutcomes(Map.of("distrusted", 500L));
        }

        assertThat(sentIds()).isEmpty();
    }

    private Inbox started() {
        return inbox.worker(registered.ingestion(), permissionsChanged::add);
    }

    private void awaitOutcomes(Map<String, Long> expected) {
        inbox.awaitOutcomes("work", expected);
    }

    private static ObjectNode opened(int number) {
        ObjectNode delivery = JSON.createObjectNode().put("action", "opened");
        delivery.set("issue", GithubWorld.issue(number, TIME));
        delivery.putObject("sender").put("id", 17).put("login", "somebody").put("type", "User");
        return repository(delivery);
    }

    private static ObjectNode repository(ObjectNode delivery) {
        delivery.putObject("repository").put("id", FakeGithub.number()).put("full_name", FakeGithub.REPOSITORY);
        return delivery;
    }

    private DeliveryContent signed(String type, ObjectNode body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(JSON.writeValueAsBytes(body)));
        return content(Map.of("x-github-event", type, "x-hub-signature-256", signature), body);
    }

    private static DeliveryContent content(Map<String, String> headers, ObjectNode body) throws IOException {
        return new DeliveryContent(headers, ByteBuffer.wrap(JSON.writeValueAsBytes(body)));
    }

    private void send(DeliveryContent content) throws IOException {
        inbox.send("work", content, TIME);
    }

    private static SealedFor delivery(String connector) {
        return new SealedFor(connector, SealedFor.DELIVERY);
    }

    private void put(String connector, byte[] sealed) {
        inbox.put(connector, sealed, TIME);
    }

    private List<String> sentIds() {
        return inbox.sent().stream().map(TraceEvent::getId).toList();
    }
}
