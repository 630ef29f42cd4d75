package org.opencontextgraph.ingest.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolAccess;
import org.opencontextgraph.ingest.connector.ToolClient;
import org.opencontextgraph.ingest.connector.ToolSettings;

class CloudEventsDeliveriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant RECEIVED = Instant.parse("2026-11-29T10:00:00.123Z");
    private static final String MAPPING = """
            events:
              - where: {type: com.example.order.paid}
                step: shop.order.pay
                process: orders
                resource: order subject
                account: user /payer
              - where: {type: com.example.order.seen}
                ignore: looking is no step of work
            """;

    @Test
    void shouldReadTheSameEventInAllThreeForms() {
        // Given
        ObjectNode event = paid("evt/1", "order €7");
        SourceEvent expected = new SourceEvent(
                "cloudevents@events:event/%2Fshop/evt%2F1",
                "cloudevents@events:order/order+%E2%82%AC7",
                new AccountKey("cloudevents@events", "user/ann"),
                "orders",
                "shop.order.pay",
                Instant.parse("2026-11-28T08:00:00Z").toEpochMilli(),
                0);

        // When // Then
        assertThat(read(structured(event)).events()).containsExactly(expected);
        assertThat(read(binary(event)).events()).containsExactly(expected);
        assertThat(read(batch(JSON.createArrayNode().add(event))).events()).containsExactly(expected);
    }

    @Test
    void shouldTakeTheTimeOfReceptionWhereTheEventHasNone() {
        assertThat(read(structured(without(paid("1", "7"), "time"))).events())
                .extracting(SourceEvent::time)
                .containsExactly(RECEIVED.toEpochMilli());
    }

    @Test
    void shouldReadWhatIsGoodInABatchAndNameWhatIsNotByItsIndex() {
        // Given
        ArrayNode batch = JSON.createArrayNode().add(paid("1", "7")).add("canary");
        batch.add(without(paid("2", "8"), "specversion"));
        batch.add(paid("3", "9").put("type", "com.example.order.seen"));
        batch.add(paid("4", "10").put("type", "com.example.canary"));
        batch.add(without(paid("5", "11"), "subject"));
        batch.add(paid("6", "12").put("time", "canary"));
        batch.addNull().add(paid("7", "13"));

        // When
        Delivered delivered = read(batch(batch));

        // Then
        assertThat(delivered.events())
                .extracting(SourceEvent::id)
                .containsExactly("cloudevents@events:event/%2Fshop/1", "cloudevents@events:event/%2Fshop/7");
        assertThat(delivered.events()).extracting(SourceEvent::sequence).containsExactly(0L, 8L);
        assertThat(delivered.passedOver().ignored()).isEqualTo(1);
        assertThat(delivered.passedOver().unmapped().values()).containsExactly(1L);
        assertThat(delivered.rejected())
                .containsExactly(
                        refused(1, "specversion is not 1.0"),
                        refused(2, "specversion is not 1.0"),
                        refused(5, "subject is missing"),
                        refused(6, "time is no time"),
                        refused(7, "specversion is not 1.0"));
        assertThat(delivered.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json, '{', the value is no JSON",
        "application/cloudevents+json, '{}', specversion is not 1.0",
        "application/cloudevents+json, '[]', specversion is not 1.0",
        "application/cloudevents+json, '', the value is no JSON",
        "application/cloudevents+json, '{\"specversion\":\"1.0\"} x', the value is no JSON",
        "application/cloudevents+json, '{\"specversion\":\"1.0\",\"specversion\":\"1.0\"}', the value is no JSON",
        "application/cloudevents+xml, '<a/>', a structured CloudEvent is read in JSON only",
        "application/cloudevents-batch+json, '{}', the batch is no list",
        "application/cloudevents-batch+json, '[1', the batch is no JSON",
        "application/cloudevents-batch+avro, '[]', a batch of CloudEvents is read in JSON only",
        "application/json, '{\"a\":1}', it is no CloudEvent",
        "'', '', it is no CloudEvent",
    })
    void shouldRefuseWhatIsNoCloudEventAsAWhole(String type, String body, String why) {
        Delivered delivered = read(delivery(Map.of("content-type", type), body));

        assertThat(delivered.events()).isEmpty();
        assertThat(delivered.rejected()).containsExactly(new Rejected("a delivery of " + RECEIVED, why));
    }

    @Test
    void shouldTakeAnEmptyBatchForNothing() {
        assertThat(read(batch(JSON.createArrayNode())).rejected()).isEmpty();
    }

    @Test
    void shouldReadNoBatchOfMillionsNorOneThatIsTooLarge() {
        assertThat(read(delivery(Map.of("content-type", Sent.BATCH), "[" + "1,".repeat(100_000) + "1]"))
                        .rejected())
                .extracting(Rejected::reason)
                .containsExactly("the batch has more than 100000 events");
        assertThat(read(delivery(Map.of("content-type", Sent.BATCH), " ".repeat((8 << 20) + 1)))
                        .rejected())
                .extracting(Rejected::reason)
                .containsExactly("it is larger than 8388608 bytes");
    }

    @Test
    void shouldShareNothingOfWhatNobodyVouchesFor() {
        assertThat(read(structured(paid("1", "7"))).facts())
                .noneMatch(SourceFact.ReadersKnown.class::isInstance)
                .anyMatch(SourceFact.AccountFact.class::isInstance);
        assertThat(reader("everyone").read(structured(paid("1", "7"))).facts())
                .anyMatch(SourceFact.ReadersKnown.class::isInstance);
        assertThatThrownBy(() -> reader("asked"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("readable-by");
    }

    @Test
    void shouldTellDeliveriesApartByTheirSignedIdAndNotByTheirBody() {
        DeliveryReader reader = reader("unknown");
        Delivery first = delivery(Map.of("webhook-id", "msg_1", "ce-id", "1"), "");
        Delivery again = delivery(Map.of("webhook-id", "msg_1", "ce-id", "2"), "{}");
        Delivery next = delivery(Map.of("webhook-id", "msg_2", "ce-id", "1"), "");

        assertThat(reader.identity(first)).isEqualTo(reader.identity(again)).isNotEqualTo(reader.identity(next));
    }

    @Test
    void shouldTakeOnlySecretsOfStandardWebhooks() {
        DeliveryReader reader = reader("unknown");

        assertThat(reader.unfit(reader.secret(new byte[32]))).isEmpty();
        assertThat(reader.unfit("0123456789abcdef0123456789abcdef")).isPresent();
    }

    @Property(tries = 500)
    void shouldReadOrRefuseWhateverIsSent(
            @ForAll @StringLength(max = 30) String value,
            @ForAll @Size(max = 60) byte[] body,
            @ForAll boolean isBatch) {
        // Given
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", isBatch ? Sent.BATCH : value);
        headers.put("ce-specversion", "1.0");
        headers.put("ce-type", value);

        // When
        Delivered delivered = read(new Delivery(headers, body, RECEIVED));

        // Then: every event is something
        int known = delivered.events().size()
                + delivered.rejected().size()
                + Math.toIntExact(delivered.passedOver().ignored())
                + delivered.passedOver().unmapped().size();
        assertThat(known).isPositive();
    }

    private static Rejected refused(int index, String why) {
        return new Rejected("a delivery of " + RECEIVED + ", event " + index + " of its batch", why);
    }

    private static ObjectNode paid(String id, String subject) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/shop")
                .put("type", "com.example.order.paid")
                .put("subject", subject)
                .put("time", "2026-11-28T09:00:00+01:00");
        event.putObject("data").put("payer", "ann");
        return event;
    }

    private static ObjectNode without(ObjectNode event, String name) {
        event.remove(name);
        return event;
    }

    private static Delivery structured(JsonNode event) {
        return delivery(Map.of("content-type", "Application/CloudEvents+JSON; charset=utf-8"), event.toString());
    }

    private static Delivery batch(ArrayNode batch) {
        return delivery(Map.of("content-type", Sent.BATCH), batch.toString());
    }

    private static Delivery binary(ObjectNode event) {
        Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
        event.properties().forEach(it -> {
            if (!it.getKey().equals("data")) {
                headers.put(
                        "ce-" + it.getKey(),
                        HeaderValueTest.encoded(it.getValue().asText()));
            }
        });
        return delivery(headers, event.get("data").toString());
    }

    private static Delivery delivery(Map<String, String> headers, String body) {
        return new Delivery(headers, body.getBytes(StandardCharsets.UTF_8), RECEIVED);
    }

    private static Delivered read(Delivery delivery) {
        return reader("unknown").read(delivery);
    }

    private static DeliveryReader reader(String readableBy) {
        CloudEventsKind kind = new CloudEventsKind();
        Tool tool = kind.open(
                "events",
                ToolSettings.of(kind.settings(), Map.of("mapping", MAPPING, "readable-by", readableBy)),
                new NoWay());
        return tool.deliveries().orElseThrow();
    }

    /** Nothing is asked. */
    private record NoWay() implements ToolAccess {
        @Override
        public String token() {
            throw new AssertionError("there is no token");
        }

        @Override
        public ToolClient http(URI address, Map<String, String> headers) {
            throw new AssertionError("nothing is asked");
        }

        @Override
        public InetAddress resolve(String host) {
            throw new AssertionError("nothing is asked");
        }
    }
}
