package org.opencontextgraph.ingest.avro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.ingest.connector.UnfitException;

class AvroContentsTest {
    private static final String WORD = "secretword";

    private static final String EVERYTHING = """
            {"type":"record","name":"Ticket","fields":[
              {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["opened","closed"]}},
              {"name":"by","type":["null","string",{"type":"record","name":"Bot","fields":[{"name":"app","type":"int"}]}]},
              {"name":"open","type":"boolean"},
              {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"fine","type":{"type":"long","logicalType":"timestamp-micros"}},
              {"name":"day","type":{"type":"int","logicalType":"date"}},
              {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":6,"scale":2}},
              {"name":"key","type":{"type":"fixed","name":"Key","size":16,"logicalType":"uuid"}},
              {"name":"uuid","type":{"type":"string","logicalType":"uuid"}},
              {"name":"raw","type":"bytes"},
              {"name":"weight","type":"double"},
              {"name":"tags","type":{"type":"array","items":"string"}},
              {"name":"more","type":{"type":"map","values":["null","long"]}}]}""";

    static byte[] encoded(Schema schema, Object value) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(schema).write(value, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static byte[] numbers(long... numbers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        for (long number : numbers) {
            encoder.writeLong(number);
        }
        encoder.flush();
        return out.toByteArray();
    }

    private static byte[] everything() throws IOException {
        Schema schema = new Schema.Parser().parse(EVERYTHING);
        GenericRecord record = new GenericData.Record(schema);
        record.put("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), "closed"));
        record.put("by", "ann");
        record.put("open", true);
        record.put("at", 1_772_000_000_123L);
        record.put("fine", 1_772_000_000_123_456L);
        record.put("day", 20_000);
        record.put("price", ByteBuffer.wrap(new BigInteger("-1250").toByteArray()));
        record.put(
                "key",
                new GenericData.Fixed(
                        schema.getField("key").schema(),
                        ByteBuffer.allocate(16).putLong(1).putLong(2).array()));
        record.put("uuid", "00000000-0000-0001-0000-000000000003");
        record.put("raw", ByteBuffer.wrap(new byte[] {1, 2}));
        record.put("weight", 1.5);
        record.put("tags", List.of("a", "b"));
        Map<String, Object> more = new HashMap<>();
        more.put("n", 7L);
        more.put("none", null);
        record.put("more", more);
        return encoded(schema, record);
    }

    private static JsonNode plain(String schema, byte[] value) {
        return AvroContents.plain(schema).read("", Map.of(), value).data();
    }

    @Test
    void shouldReadAllTypesAsTheJsonThatAMappingLooksInto() throws Exception {
        JsonNode read = plain(EVERYTHING, everything());

        JsonMapper json = new JsonMapper();
        assertThat(json.readTree(read.toString())).isEqualTo(json.readTree("""
                {"kind":"closed","by":"ann","open":true,"at":1772000000123,"fine":"2026-02-25T06:13:20.123456Z",
                 "day":"2024-10-04","price":"-12.50","key":"00000000-0000-0001-0000-000000000002",
                 "uuid":"00000000-0000-0001-0000-000000000003","raw":"AQI=","weight":1.5,"tags":["a","b"],
                 "more":{"n":7,"none":null}}"""));
    }

    @Test
    void shouldRefuseEveryTruncatedValueWithItsPlaceAndWithoutContent() throws Exception {
        byte[] whole = everything();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> plain(EVERYTHING, part))
                    .isInstanceOf(UnfitException.class)
                    .hasMessageContaining("/");
        }
        byte[] more = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> plain(EVERYTHING, more)).hasMessageContaining("more stands in the value");
    }

    @Test
    void shouldTakeAnyBytesWithoutMoreThanARefusal() throws Exception {
        byte[] whole = everything();
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j <= i % 4; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> {
                        try {
                            JsonNode _ = plain(EVERYTHING, damaged);
                        } catch (UnfitException e) {
                            assertThat(e.getMessage()).doesNotContain("ann");
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"array","items":"null"}    | 2000000000 | holds more than 100000 values
            {"type":"array","items":"long"}    | 2000000000 | ends in the middle
            {"type":"map","values":"null"}     | 2000000000 | ends in the middle
            "string"                           | 2000000000 | longer than the whole value
            "bytes"                            | -3         | longer than the whole value
            ["null","long"]                    | 2          | none of those that its schema has
            {"type":"enum","name":"E","symbols":["a"]} | 1  | none of those that its schema has
            """)
    void shouldNotMakeRoomForWhatIsNotThere(String schema, long number, String reason) throws Exception {
        byte[] value = numbers(number);
        assertThatThrownBy(() -> plain(schema, value))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining(reason);
    }

    /** Twenty bytes of value, or none, and a schema that doubles with each record. */
    @Test
    void shouldBoundWhatASchemaMakesOfNothing() {
        StringBuilder schema = new StringBuilder("{\"type\":\"record\",\"name\":\"R0\",\"fields\":[]}");
        for (int i = 1; i <= 40; i++) {
            String inner = schema.toString();
            schema = new StringBuilder(
                    "{\"type\":\"record\",\"name\":\"R" + i + "\",\"fields\":[{\"name\":\"a\",\"type\":" + inner
                            + "},{\"name\":\"b\",\"type\":\"R" + (i - 1) + "\"}]}");
        }
        String hostile = schema.toString();
        assertThatThrownBy(() -> plain(hostile, new byte[0])).hasMessageContaining("holds more than 100000 values");

        String list = "{\"type\":\"record\",\"name\":\"L\",\"fields\":[{\"name\":\"next\",\"type\":[\"null\",\"L\"]}]}";
        byte[] deep = new byte[10_000];
        Arrays.fill(deep, (byte) 2);
        assertThatThrownBy(() -> plain(list, deep)).hasMessageContaining("is deeper than 100");
    }

    @Test
    void shouldRefuseSchemasThatAreNone() {
        String deep = "{\"type\":\"array\",\"items\":".repeat(10_000) + "\"null\"" + "}".repeat(10_000);
        for (String wrong : List.of(
                "",
                "{",
                "\"nothing\"",
                deep,
                "{\"type\":\"record\",\"name\":\"a b\",\"fields\":[]}",
                "[".repeat(390))) {
            assertThatThrownBy(() -> AvroContents.plain(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("this is no schema of Avro");
        }
    }

    /** Names of classes in a schema are for readers that make objects of them. */
    @Test
    void shouldMakeNoClassThatASchemaNames() throws Exception {
        String schema =
                "{\"type\":\"string\",\"java-class\":\"" + Trap.class.getName() + "\",\"avro.java.string\":\"x\"}";

        JsonNode read = plain(schema, encoded(new Schema.Parser().parse("\"string\""), WORD));

        assertThat(read.textValue()).isEqualTo(WORD);
        assertThat(Trap.MADE).hasValue(0);
    }

    /** Would be made by a reader that believes a schema. */
    static final class Trap {
        static final AtomicInteger MADE = new AtomicInteger();

        @SuppressWarnings("unused") // by its name
        Trap(String text) {
            MADE.incrementAndGet();
        }
    }

    @Test
    void shouldReadTheDataOfCloudEventsInBinaryForm() throws Exception {
        byte[] value = encoded(new Schema.Parser().parse("\"long\""), 7L);
        AvroContents longs = AvroContents.plain("\"long\"");

        assertThat(longs.read("application/avro", Map.of("specversion", "1.0", "type", "t"), value))
                .satisfies(it -> {
                    assertThat(it.form()).isEqualTo("a CloudEvent");
                    assertThat(it.attributes()).containsKey("type");
                    assertThat(it.data().longValue()).isEqualTo(7);
                });
        assertThatThrownBy(() -> longs.read("application/cloudevents+avro", Map.of(), value))
                .hasMessageContaining("in JSON only");
        assertThat(longs.read(
                                "application/cloudevents+json",
                                Map.of(),
                                "{\"specversion\":\"1.0\",\"data\":7}".getBytes(UTF_8))
                        .form())
                .isEqualTo("a CloudEvent");
    }
}
