package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.database.jooq.ingest.Tables.CONNECTOR;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opencontextgraph.ingest.cloudevents.CloudEventsKind;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.inbox.Inbox;
import org.opencontextgraph.ingest.registry.ConnectorTable;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.RunTable;
import org.opencontextgraph.ingest.registry.ToldTable;
import org.opencontextgraph.ingest.registry.WebhookSecrets;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.ingest.webhook.StandardWebhook;
import org.opencontextgraph.schema.message.DeliveryContent;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudEventsInboxTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant TIME = Instant.parse("2026-01-05T10:00:00Z");
    private static final byte[] KEY = key(1);
    private static final byte[] FORMER = key(2);
    private static final String NAME = "events";
    private static final String MAPPING = """
            events:
              - where: {type: com.example.order.paid}
                step: shop.order.pay
                process: orders
                resource: order subject
                account: user payer
            """;

    private final TestBackends backends;
    private TestInbox inbox;
    private RegisteredGithub registered;
    private int topics;

    @SuppressWarnings("NullAway.Init") // before each
    CloudEventsInboxTest() throws Exception {
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
        SealingKeys keys = SealingKeys.make();
        inbox = TestInbox.of(backends.database(), "cloudevents-" + topics++ + ".", keys);
        registered = new RegisteredGithub(backends.database(), inbox.feed(), keys);
        List<ToolSetting> known = new ArrayList<>(new CloudEventsKind().settings());
        known.add(OpenTool.PRIVATE_NETWORK);
        ToolSettings settings = ToolSettings.of(known, Map.of("mapping", MAPPING, "readable-by", "everyone"));
        assertThat(connectors()
                        .add(NAME, "cloudevents", settings, RegisteredGithub.CRON, OpenTool.seal(keys, NAME, "")))
                .isTrue();
        assertThat(connectors()
                        .replaceWebhookSecret(
                                NAME,
                                new WebhookSecrets(List.of(StandardWebhook.secret(FORMER)))
                                        .changedTo(StandardWebhook.secret(KEY))
                                        .seal(keys, NAME)))
                .isTrue();
    }

    @AfterEach
    void end() {
        inbox.close();
    }

    @Test
    void shouldTakeAllThreeFormsEachDeliveryOnceAndTheSameEventUnderOneId() throws Exception {
        // Given
        Map<String, String> structured = signed("msg_1", TIME, KEY, paid(1).toString());
        send(structured("msg_1", paid(1)));
        send(binary("msg_2", paid(2), TIME));
        send(binary("msg_3", paid(3), TIME)); // as empty as the one before
        send(batch("msg_4", JSON.createArrayNode().add(paid(4)).add(paid(1))));

        // When: all of it is sent again, and an event under another id of a delivery
        send(structured("msg_1", paid(1)));
        send(binary("msg_2", paid(2), TIME.plusSeconds(60)));
        send(content(structured, "application/json", paid(1).toString()));
        send(structured("msg_5", paid(2)));
        try (Inbox _ = started()) {
            inbox.awaitOutcomes(NAME, Map.of("taken", 5L, "replayed", 3L));
        }

        // Then
        assertThat(inbox.sent())
                .extracting(TraceEvent::getId)
                .containsExactlyInAnyOrder(id(1), id(2), id(3), id(4), id(1), id(2));
        assertThat(inbox.sent()).allSatisfy(it -> {
            assertThat(it.getStep()).isEqualTo("shop.order.pay");
            assertThat(it.getResource()).startsWith("cloudevents@events:order/");
        });
    }

    @Test
    void shouldDropWhatIsUnsignedForgedTooOldOrOfTheFuture() throws Exception {
        // Given
        send(content(Map.of(), "application/cloudevents+json", paid(1).toString()));
        send(content(
                signed("msg_1", TIME, key(3), paid(1).toString()), "application/cloudevents+json", paid(1).toString()));
        send(content(
                signed("msg_2", TIME, KEY, paid(1).toString()), "application/cloudevents+json", paid(2).toString()));
        send(binary("msg_3", paid(3), TIME.minusSeconds(301)));
        send(binary("msg_4", paid(4), TIME.plusSeconds(301)));
        send(binary("msg_5", paid(5), TIME.minusSeconds(299)));

        // When
        try (Inbox _ = started()) {
            inbox.awaitOutcomes(NAME, Map.of("taken", 1L, "distrusted", 5L));
        }

        // Then
        assertThat(inbox.sent()).extracting(TraceEvent::getId).containsExactly(id(5));
    }

    @Test
    void shouldBelieveTheFormerSecretWhileItIsChanged() throws Exception {
        String body = paid(1).toString();
        send(content(signed("msg_1", TIME, FORMER, body), "application/cloudevents+json", body));

        try (Inbox _ = started()) {
            inbox.awaitOutcomes(NAME, Map.of("taken", 1L));
        }
    }

    @Test
    void shouldSayInItsRunsWhatCame() throws Exception {
        // Given: good, unmapped, broken, from 2999, done by nobody
        ArrayNode batch = JSON.createArrayNode().add(paid(1));
        batch.add(paid(2).put("type", "com.example.canary"));
        batch.add(paid(3).put("time", "canary"));
        batch.add(paid(4).put("time", "2999-01-01T00:00:00Z"));
        ObjectNode byNobody = paid(5);
        byNobody.remove("payer");
        send(batch("msg_1", batch.add(byNobody)));
        try (Inbox _ = started()) {
            inbox.awaitOutcomes(NAME, Map.of("taken", 1L));
        }

        // When
        RunTable.Sums pending = new ToldTable(backends.database()).pending(NAME);
        RunTable.Row run = run();
        RunTable.Row next = run();

        // Then
        assertThat(pending).isEqualTo(new RunTable.Sums("deliveries", 1, 2));
        assertThat(List.of(run.fetched(), run.mapped(), run.ignored(), run.unmapped(), run.rejected()))
                .containsExactly(5L, 1L, 0L, 1L, 2L);
        assertThat(run.verdict())
                .hasSize(2)
                .anyMatch(it -> it.contains("nobody has decided what a CloudEvent"))
                .anyMatch(it -> it.contains("dead letters: 2"))
                .noneMatch(it -> it.contains("canary"));
        assertThat(next.fetched()).isZero();
        assertThat(next.verdict()).isEmpty();
        assertThat(TestBroker.committed(inbox.feed(), Topics.DEAD_LETTER))
                .hasSize(2)
                .noneMatch(it -> it.value().toString().contains("canary"));
    }

    @Test
    void shouldSayInEachLaterRunWhatWasLostWhileItWasPaused() throws Exception {
        // Given
        assertThat(connectors().pause(NAME, true)).isTrue();
        send(structured("msg_1", paid(1)));
        try (Inbox _ = started()) {
            inbox.awaitOutcomes(NAME, Map.of("paused", 1L));
        }

        // When
        assertThat(connectors().pause(NAME, false)).isTrue();

        // Then
        for (int i = 0; i < 2; i++) {
            assertThat(run().verdict()).singleElement().asString().startsWith("1 deliveries came while it was paused");
        }
    }

    @Test
    void shouldSayThatNothingIsTakenWithoutASecretAndNotTryAgain() throws Exception {
        assertThat(connectors().replaceWebhookSecret(NAME, null)).isTrue();

        assertThat(run().verdict()).singleElement().asString().contains("there is no secret");
        job().run(); // does not fail: there is nothing to try again
    }

    private RunTable.Row run() throws Exception {
        Thread.sleep(2); // runs are told apart by their start
        return job().once().getFirst();
    }

    private IngestBatch job() {
        return new IngestBatch(connectors().find(NAME).orElseThrow(), registered.ingestion());
    }

    private ConnectorTable connectors() {
        return registered.connectors();
    }

    private Inbox started() {
        return inbox.worker(registered.ingestion(), _ -> {});
    }

    private static String id(int number) {
        return "cloudevents@events:event/%2Fshop/" + number;
    }

    private static ObjectNode paid(int number) {
        return JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", Integer.toString(number))
                .put("source", "/shop")
                .put("type", "com.example.order.paid")
                .put("subject", "order-" + number)
                .put("payer", "ann")
                .put("time", "2026-01-05T09:00:00Z");
    }

    private static DeliveryContent structured(String id, ObjectNode event) throws Exception {
        String body = event.toString();
        return content(signed(id, TIME, KEY, body), "application/cloudevents+json", body);
    }

    private static DeliveryContent batch(String id, ArrayNode events) throws Exception {
        String body = events.toString();
        return content(signed(id, TIME, KEY, body), "application/cloudevents-batch+json", body);
    }

    /** Without data. */
    private static DeliveryContent binary(String id, ObjectNode event, Instant signed) throws Exception {
        Map<String, String> headers = signed(id, signed, KEY, "");
        event.properties()
                .forEach(it -> headers.put("ce-" + it.getKey(), it.getValue().asText()));
        return content(headers, "", "");
    }

    private static Map<String, String> signed(String id, Instant time, byte[] key, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String content = id + "." + time.getEpochSecond() + "." + body;
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        Map<String, String> headers = new HashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(time.getEpochSecond()));
        headers.put("webhook-signature", "v1," + signature);
        return headers;
    }

    private static DeliveryContent content(Map<String, String> headers, String type, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-type", type);
        return new DeliveryContent(all, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }

    private void send(DeliveryContent content) throws IOException {
        inbox.send(NAME, content, TIME);
    }

    private static byte[] key(int number) {
        byte[] key = new byte[32];
        key[0] = (byte) number;
        return key;
    }
}
