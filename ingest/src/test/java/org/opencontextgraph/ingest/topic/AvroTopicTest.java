package org.opencontextgraph.ingest.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.PrivateHosts;

class AvroTopicTest {
    private static final String TICKET = """
            {"type":"record","name":"Ticket","fields":[
              {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["opened","closed","viewed"]}},
              {"name":"title","type":"string"},
              {"name":"by","type":["null","long"]},
              {"name":"at","type":{"type":"long","logicalType":"timestamp-micros"}},
              {"name":"ticket","type":{"type":"record","name":"Id","fields":[{"name":"id","type":"string"}]}}]}""";

    /** The same later: a ticket says its team, too. */
    private static final String LATER = TICKET.replace(
            "{\"name\":\"ticket\"",
            "{\"name\":\"team\",\"type\":{\"type\":\"array\",\"items\":\"int\"}},{\"name\":\"ticket\"");

    private static final String MAPPING = """
            events:
              - where: {/kind: opened}
                step: desk.ticket.open
                process: support
                resource: ticket /ticket/id
                account: user /by
                time: /at
              - where: {/kind: viewed}
                ignore: looking is no step
            """;

    private Desk desk;
    private Map<String, String> said;
    private FakeRegistry registry;
    private final Reader reader = new Reader();

    @SuppressWarnings("NullAway.Init") // before each
    AvroTopicTest() {}

    @BeforeEach
    void begin(TestInfo test) throws Exception {
        desk = new Desk("avro-" + test.getTestMethod().orElseThrow().getName(), 1);
        registry = new FakeRegistry();
        said = desk.settings();
        said.put("mapping", MAPPING);
        said.put("format", "avro");
        said.put("private-network", "yes");
    }

    @AfterEach
    void end() throws Exception {
        registry.close();
        desk.close();
    }

    private static byte[] ticket(String schema, String kind, String id) throws IOException {
        Schema parsed = new Schema.Parser().parse(schema);
        GenericRecord record = new GenericData.Record(parsed);
        record.put("kind", new GenericData.EnumSymbol(parsed.getField("kind").schema(), kind));
        record.put("title", Desk.CONTENT);
        record.put("by", 7L);
        record.put("at", 1_772_000_000_123_456L);
        GenericRecord ticket = new GenericData.Record(parsed.getField("ticket").schema());
        ticket.put("id", id);
        record.put("ticket", ticket);
        if (parsed.getField("team") != null) {
            record.put("team", List.of(1, 2));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(parsed).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private void run() throws IOException {
        reader.run(Desk.tool(said).streams().getFirst());
    }

    @Test
    void shouldReadValuesOfOneSchema() throws Exception {
        // Given
        said.put("schema", TICKET);
        desk.send(0, ticket(TICKET, "opened", "A/1"));
        desk.send(0, ticket(TICKET, "viewed", "A/1"));
        desk.send(0, ticket(TICKET, "closed", "A/1"));
        byte[] whole = ticket(TICKET, "opened", "A/2");
        desk.send(0, Arrays.copyOf(whole, whole.length - 1));
        desk.send(0, (byte[]) null);

        // When
        run();
        run();

        // Then
        String tool = "kafka@" + TestBroker.client().get("bootstrap.servers") + "/" + desk.topic;
        assertThat(reader.events).singleElement().satisfies(it -> {
            assertThat(it.resource()).isEqualTo(tool + ":ticket/A%2F1");
            assertThat(it.time()).isEqualTo(1_772_000_000_123L);
            assertThat(it.id()).startsWith(tool + ":record/").endsWith("/0/0");
        });
        assertThat(reader.passedOver.ignored()).isEqualTo(2);
        assertThat(reader.passedOver.unmapped()).isEqualTo(Map.of("an Avro record after rule 2, the last one,", 1L));
        assertThat(reader.rejected)
                .singleElement()
                .hasToString(
                        "Rejected[place=" + desk.topic
                                + ", partition 0, offset 3, reason=/ticket/id ends in the middle, or is no Avro of its schema]");
        assertThat(reader.everything()).doesNotContain(Desk.CONTENT).contains("user/7");
    }

    @Test
    void shouldAskTheRegistryOnceForEachSchema() throws Exception {
        // Given
        said.put("registry", registry.address());
        said.put("registry-user", "ocg");
        registry.schemas.put(17, TICKET);
        registry.schemas.put(18, LATER);
        registry.schemas.put(19, "{\"type\":\"array\",\"items\":".repeat(5000));
        desk.send(0, FakeRegistry.framed(17, ticket(TICKET, "opened", "1")));
        desk.send(0, FakeRegistry.framed(18, ticket(LATER, "opened", "2")));
        desk.send(0, FakeRegistry.framed(17, ticket(TICKET, "opened", "3")));
        desk.send(0, FakeRegistry.framed(17, ticket(LATER, "opened", "4")));
        desk.send(0, FakeRegistry.framed(19, new byte[] {1}));
        desk.send(0, "{}");

        // When
        run();

        // Then
        assertThat(reader.resources()).containsExactlyInAnyOrder("ticket/1", "ticket/2", "ticket/3");
        assertThat(registry.asked).containsExactly("/schemas/ids/17", "/schemas/ids/18", "/schemas/ids/19");
        assertThat(registry.logins).containsOnly("Basic b2NnOmEgc2VjcmV0"); // ocg:a secret
        assertThat(reader.rejected)
                .extracting(it -> it.reason())
                .contains(
                        "its schema is larger or deeper than is read",
                        "the value does not begin with the number of a schema")
                .hasSize(3);
        assertThat(reader.everything()).doesNotContain(Desk.CONTENT);
    }

    @Test
    void shouldSkipNothingWhileNobodyCanSayWhatItIs() throws Exception {
        // Given
        said.put("registry", registry.address());
        desk.send(0, FakeRegistry.framed(17, ticket(TICKET, "opened", "1")));

        // When the registry does not know the schema, and then is away
        assertThatThrownBy(this::run)
                .isInstanceOf(IOException.class)
                .hasMessage("the schema registry has no schema 17");
        assertThatThrownBy(() -> Desk.tool(said).dryRun(10)).isInstanceOf(IOException.class);
        registry.schemas.put(17, TICKET);
        registry.away = true;
        assertThatThrownBy(this::run).isInstanceOf(IOException.class).hasMessageContaining("500");

        // Then the record is read once it is there
        assertThat(reader.events).isEmpty();
        registry.away = false;
        run();
        assertThat(reader.events).extracting(SourceEvent::label).containsExactly("desk.ticket.open");
    }

    @Test
    void shouldRejectWhatHasAnUnknownSchemaWhenItIsToldTo() throws Exception {
        // Given
        said.put("registry", registry.address());
        said.put("unknown-schemas", "reject");
        registry.schemas.put(17, TICKET);
        desk.send(0, FakeRegistry.framed(16, ticket(TICKET, "opened", "1")));
        desk.send(0, FakeRegistry.framed(16, ticket(TICKET, "opened", "2")));
        desk.send(0, FakeRegistry.framed(17, ticket(TICKET, "opened", "3")));

        // When
        run();

        // Then
        assertThat(reader.resources()).containsExactly("ticket/3");
        assertThat(reader.rejected)
                .extracting(it -> it.reason())
                .containsOnly("the schema registry has no schema 16")
                .hasSize(2);
        assertThat(registry.asked).hasSize(2);
    }

    /** What an operator said before there was a format. */
    @Test
    void shouldReadOnWhatWasAddedBeforeThereWereTheseSettings() throws Exception {
        Map<String, String> old = new HashMap<>(desk.settings());
        old.putAll(Map.of("user", "-", "mechanism", "PLAIN", "private-network", "yes"));
        desk.open(0, 1);

        try (OpenTool tool = OpenTool.of(
                new TopicKind(),
                "desk",
                new ToolSettings(old),
                "a secret",
                PrivateHosts.NONE,
                InstantSource.system())) {
            reader.run(tool.tool().streams().getFirst());
        }

        assertThat(reader.resources()).containsExactly("ticket/1");
    }

    @Test
    void shouldRefuseSettingsThatDoNotGoTogether() {
        for (List<String> wrong : List.of(
                List.of("format", "xml"),
                List.of("format", "avro"),
                List.of("schema", "{"),
                List.of("registry", "no address"),
                List.of("registry", "ftp://host"),
                List.of("registry", "https://host/any/path#"),
                List.of("registry", "https://user:word@host"))) {
            Map<String, String> other = desk.settings();
            other.put("format", "avro");
            other.put(wrong.getFirst(), wrong.getLast());
            assertThatThrownBy(() -> Desk.tool(other)).isInstanceOf(IllegalArgumentException.class);
        }
        said.put("schema", "\"string\"");
        said.put("format", "json");
        assertThatThrownBy(() -> Desk.tool(said)).hasMessageContaining("format is json");
        said.put("format", "avro");
        said.put("registry", registry.address());
        assertThatThrownBy(() -> Desk.tool(said)).hasMessageContaining("one of them");
    }
}
