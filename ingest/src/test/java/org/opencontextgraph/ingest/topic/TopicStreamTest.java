package org.opencontextgraph.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.content.Contents;
import org.opencontextgraph.ingest.feed.TestBroker;

class TopicStreamTest {
    private Desk desk;
    private final Reader reader = new Reader();

    @SuppressWarnings("NullAway.Init") // before each
    TopicStreamTest() {}

    @BeforeEach
    void begin(TestInfo test) throws Exception {
        desk = new Desk("desk-" + test.getTestMethod().orElseThrow().getName(), 2);
    }

    @AfterEach
    void end() throws Exception {
        desk.close();
    }

    @Test
    void shouldTellJsonAndCloudEventsOfBothForms() throws Exception {
        // Given
        Instant before = Instant.now();
        desk.open(0, 1);
        desk.send(1, """
                {"kind":"done","by":"ann","at":"2026-03-01T10:00:00+01:00","change":"c-9","ticket":{"id":"A/1","final":true}}""");
        desk.send(
                0,
                "{\"payer\":12,\"text\":\"" + Desk.CONTENT + "\"}",
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "e 1",
                        "ce_source", "/shop",
                        "ce_type", "com.example.order.paid",
                        "ce_subject", "o1",
                        "ce_time", "2026-03-02T10:00:00Z",
                        "content-type", "application/json; charset=utf-8"));
        desk.send(1, """
                {"specversion":"1.0","id":"e2","source":"/shop","type":"com.example.order.paid","subject":"o2",
                 "time":"2026-03-02T10:00:00Z","data":{"payer":13}}""", Map.of("content-type", "application/cloudevents+json"));

        // When
        reader.run(desk.stream());
        reader.run(desk.stream());

        // Then
        String tool = "kafka@" + TestBroker.client().get("bootstrap.servers") + "/" + desk.topic;
        assertThat(reader.events)
                .filteredOn(it -> !it.label().equals("desk.ticket.open"))
                .extracting(SourceEvent::id, SourceEvent::resource, SourceEvent::time)
                .containsExactlyInAnyOrder(
                        tuple(
                                tool + ":desk.ticket.close/c-9",
                                tool + ":ticket/A%2F1",
                                Instant.parse("2026-03-01T09:00:00Z").toEpochMilli()),
                        tuple(
                                tool + ":event/%2Fshop/e+1",
                                tool + ":order/o1",
                                Instant.parse("2026-03-02T10:00:00Z").toEpochMilli()),
                        tuple(
                                tool + ":event/%2Fshop/e2",
                                tool + ":order/o2",
                                Instant.parse("2026-03-02T10:00:00Z").toEpochMilli()));
        assertThat(reader.events).hasSize(4);
        assertThat(reader.rejected).isEmpty();
        assertThat(reader.shortcomings).isEmpty();
        assertThat(reader.completeUpTo).isAfterOrEqualTo(before);
        assertThat(reader.everything()).doesNotContain(Desk.CONTENT).contains("user/ann", "everyone");
    }

    @Test
    void shouldCountWhatBecomesNoEventAndSayWhereItIs() throws Exception {
        // Given
        desk.send(0, "{\"kind\":\"" + Desk.CONTENT + "\"}");
        desk.send(0, "{\"kind\":\"viewed\"}");
        desk.send(0, (byte[]) null);
        desk.send(0, Desk.CONTENT);
        desk.send(0, "{\"kind\":\"opened\",\"ticket\":{\"id\":{\"x\":\"" + Desk.CONTENT + "\"}}}");
        desk.send(0, new byte[Contents.LARGEST + 1]);
        desk.open(0, 1);

        // When
        reader.run(desk.stream());

        // Then
        assertThat(reader.resources()).containsExactly("ticket/1");
        assertThat(reader.passedOver.unmapped()).isEqualTo(Map.of("a JSON record after rule 4, the last one,", 1L));
        assertThat(reader.passedOver.ignored()).isEqualTo(2);
        String partition = desk.topic + ", partition 0, offset ";
        assertThat(reader.rejected)
                .extracting(it -> it.place() + ": " + it.reason())
                .containsExactly(
                        partition + "3: the value is no JSON",
                        partition + "4: /ticket/id is no text and no whole number",
                        partition + "5: it is larger than 8388608 bytes");
        assertThat(reader.everything()).doesNotContain(Desk.CONTENT);
    }

    @Test
    void shouldSayHowMuchWasGoneBeforeItWasRead() throws Exception {
        // Given
        desk.open(0, 1, 2);
        reader.run(desk.stream());
        assertThat(reader.shortcomings).isEmpty();

        // When
        desk.open(0, 3, 4, 5, 6);
        try (Admin admin = Admin.create(TestBroker.client())) {
            admin.deleteRecords(Map.of(new TopicPartition(desk.topic, 0), RecordsToDelete.beforeOffset(5)))
                    .all()
                    .get();
        }
        reader.run(desk.stream());

        // Then
        assertThat(reader.resources()).containsExactly("ticket/1", "ticket/2", "ticket/6");
        assertThat(reader.shortcomings).singleElement().asString().startsWith("3 offsets of the topic");
        reader.run(desk.stream());
        assertThat(reader.shortcomings).hasSize(1); // it stays lost
    }

    @Test
    void shouldReadPartitionsThatAreAdded() throws Exception {
        // Given
        desk.open(0, 1);
        reader.run(desk.stream());

        // When
        try (Admin admin = Admin.create(TestBroker.client())) {
            admin.createPartitions(Map.of(desk.topic, NewPartitions.increaseTo(3)))
                    .all()
                    .get();
        }
        try (var other = Desk.producer(Map.of())) {
            other.send(desk.record(2, null, Desk.opened(2).getBytes(UTF_8), Map.of()))
                    .get();
        }
        reader.run(desk.stream());

        // Then
        assertThat(reader.resources()).containsExactly("ticket/1", "ticket/2");
        assertThat(reader.shortcomings).isEmpty();
    }

    @Test
    void shouldTellOnlyWhatWasCommitted() throws Exception {
        // Given
        try (var writer = Desk.producer(Map.of("transactional.id", desk.topic))) {
            writer.initTransactions();
            writer.beginTransaction();
            var _ = writer.send(desk.record(0, null, Desk.opened(1).getBytes(UTF_8), Map.of()));
            writer.flush();
            writer.abortTransaction();
            writer.beginTransaction();
            var _ = writer.send(desk.record(0, null, Desk.opened(2).getBytes(UTF_8), Map.of()));
            writer.flush();

            // When
            reader.run(desk.stream());

            // Then
            assertThat(reader.events).isEmpty();
            assertThat(reader.completeUpTo).isNull();
            assertThat(reader.shortcomings).singleElement().asString().contains("transaction");
            writer.commitTransaction();
        }
        reader.run(desk.stream());
        assertThat(reader.resources()).containsExactly("ticket/2");
        assertThat(reader.completeUpTo).isNotNull();
        assertThat(reader.shortcomings).isEmpty();
    }

    @Test
    void shouldCheckTheTopic() throws Exception {
        Map<String, String> said = desk.settings();
        assertThat(Desk.tool(said).check().missing()).isEmpty();

        said.put("topic", "nowhere");
        ScopeCheck check = Desk.tool(said).check();
        assertThat(check.missing()).singleElement().asString().contains("nowhere is not there");
        assertThatThrownBy(() -> reader.run(Desk.tool(said).streams().getFirst()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere is not there");
    }

    @Test
    void shouldRefuseSettingsThatCannotBe() {
        for (List<String> wrong : List.of(
                List.of("readable-by", "asked"),
                List.of("security", "ssl"),
                List.of("security", "sasl-ssl"),
                List.of("mechanism", "GSSAPI"),
                List.of("bootstrap-servers", "host"),
                List.of("topic", "a b"))) {
            Map<String, String> said = desk.settings();
            said.put(wrong.getFirst(), wrong.getLast());
            assertThatThrownBy(() -> Desk.tool(said)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
