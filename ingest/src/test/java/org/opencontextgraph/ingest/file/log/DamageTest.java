package org.opencontextgraph.ingest.file.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever happens to a file, reading it ends with records or a refusal, never with a surprise. */
class DamageTest {
    private static final String OCEL_XML = """
            <log><objects><object id="o1" type="Order"/></objects><events>
            <event id="e1" type="a" time="2020-01-01T00:00:00"><attributes><attribute name="who">Ann &amp; Bob</attribute></attributes>
              <objects><relationship object-id="o1" qualifier="q"/></objects></event>
            <event id="e2" type="b" time="2020-01-01T00:00:00"><objects><relationship object-id="o1"/></objects></event>
            </events></log>
            """;
    private static final String XES = """
            <?xml version="1.0" encoding="UTF-8"?><!-- a comment --><log xes.version="1.0">
            <global scope="event"><string key="concept:name" value="x"/></global>
            <trace><string key="concept:name" value="c1"/><event><string key="concept:name" value="a"/>
              <string key="org:resource" value="Ann"/><date key="time:timestamp" value="2020-01-01T00:00:00.000+01:00"/></event>
            <event><string key="concept:name" value="&#228;"/><date key="time:timestamp" value="2020-01-02T00:00:00Z"/></event>
            </trace></log>
            """;
    private static final String OCEL_JSON = """
            {"objects":[{"id":"o1","type":"Order"}],"events":[{"id":"e1","type":"a","time":"2020-01-01T00:00:00Z",
            "attributes":[{"name":"who","value":"Ann"}],"relationships":[{"objectId":"o1","qualifier":"q"}]},
            {"id":"e2","type":"b","time":"2020-01-01T00:00:00Z","attributes":null,"relationships":[{"objectId":"o1"}]}]}
            """;
    private static final String CSV = """
            c,a,who,t
            1,a,"Ann ""A.""
            Smith",2020-01-01
            1,b,,2020-01-02 10:00
            """;
    private static final List<String> LOGS = List.of(XES, OCEL_XML, OCEL_JSON, CSV);
    private static final List<String> MAPPINGS =
            List.of("", "case=Order,person=who", "case=Order,person=who", "case=c,activity=a,person=who,time=t");

    @Property(tries = 1_000)
    void shouldLoadTheEventsBeforeTheCut(
            @ForAll @IntRange(max = 3) int log, @ForAll @IntRange(max = 1_000) int perMille, @ForAll boolean packed)
            throws IOException {
        // Given
        byte[] whole = bytes(LOGS.get(log), packed);
        List<LogRecord.Accepted> all = read(whole, MAPPINGS.get(log)).events();

        // When
        List<LogRecord.Accepted> before = read(Arrays.copyOf(whole, whole.length * perMille / 1_000), MAPPINGS.get(log))
                .events();

        // Then: a cut within a plain CSV's last time may leave another time
        assertThat(all).hasSize(2);
        assertThat(before.stream().map(LogRecord.Accepted::activity).toList())
                .isEqualTo(all.stream()
                        .limit(before.size())
                        .map(LogRecord.Accepted::activity)
                        .toList());
    }

    @Property(tries = 3_000)
    void shouldSurviveAnyDamage(
            @ForAll @IntRange(max = 3) int log,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 999) Integer> perMille,
            @ForAll @Size(8) List<Byte> values,
            @ForAll boolean packed)
            throws IOException {
        // Given
        byte[] bytes = bytes(LOGS.get(log), packed);
        for (int i = 0; i < perMille.size(); i++) {
            bytes[bytes.length * perMille.get(i) / 1_000] = values.get(i);
        }

        // When
        ReadLog read = read(bytes, MAPPINGS.get(log));

        // Then
        assertThat(read.rejected())
                .allSatisfy(
                        it -> assertThat(it.toString()).doesNotContain("Ann").doesNotContain("Bob"));
    }

    /** Refused files count as read without records: the message is all that the operator gets. */
    private static ReadLog read(byte[] content, String mapping) throws IOException {
        Path file = Files.createTempFile("ocg-damage", ".log");
        try {
            return ReadLog.of(Files.write(file, content), mapping);
        } catch (RefusedLogException e) {
            assertThat(e).hasMessageStartingWith("ocg-damage");
            return new ReadLog(List.of(), List.of());
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] bytes(String content, boolean packed) throws IOException {
        byte[] plain = content.getBytes(StandardCharsets.UTF_8);
        if (!packed) {
            return plain;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
