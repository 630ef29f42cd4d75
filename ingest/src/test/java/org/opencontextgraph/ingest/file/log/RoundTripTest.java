package org.opencontextgraph.ingest.file.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What was written in a format is read from it, whatever the names. */
class RoundTripTest {

    @Property(tries = 200)
    void shouldReadTheEventsThatWereWritten(@ForAll("logs") List<LogRecord.Accepted> events) throws IOException {
        assertThat(read(xes(events), "")).isEqualTo(events);
        assertThat(read(csv(events), "case=c,activity=a,person=p,time=t,order=o"))
                .isEqualTo(events);
        List<LogRecord.Accepted> withoutOrder = events.stream()
                .map(it -> new LogRecord.Accepted(it.caseId(), it.activity(), it.person(), it.time(), 0, it.position()))
                .toList();
        assertThat(read(ocelXml(events), "person=who")).isEqualTo(withoutOrder);
        assertThat(read(ocelJson(events), "person=who")).isEqualTo(withoutOrder);
    }

    @Provide
    Arbitrary<List<LogRecord.Accepted>> logs() {
        // no control characters: XML has none, not even escaped
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("ab<>&'\"/;,|-.: ")
                .withCharRange('\u00a1', '\ud7ff')
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(name -> !name.isBlank());
        return Combinators.combine(
                        names, names, names.injectNull(0.3), Arbitraries.longs().between(0, 1_700_000_000_000L))
                .as((c, a, p, t) -> new LogRecord.Accepted(c, a, p, t, 0, 0))
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(RoundTripTest::numbered);
    }

    private static List<LogRecord.Accepted> numbered(List<LogRecord.Accepted> events) {
        List<LogRecord.Accepted> numbered = new ArrayList<>();
        for (LogRecord.Accepted it : events) {
            numbered.add(
                    new LogRecord.Accepted(it.caseId(), it.activity(), it.person(), it.time(), 0, numbered.size()));
        }
        return numbered;
    }

    private static List<LogRecord.Accepted> read(String content, String mapping) throws IOException {
        Path file = Files.createTempFile("ocg-round-trip", ".log");
        try {
            ReadLog log = ReadLog.of(Files.writeString(file, content), mapping);
            assertThat(log.rejected()).isEmpty();
            return log.events();
        } finally {
            Files.delete(file);
        }
    }

    private static String xes(List<LogRecord.Accepted> events) {
        StringBuilder xes = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?><log>");
        for (LogRecord.Accepted event : events) {
            xes.append("<trace>")
                    .append(attribute("concept:name", event.caseId()))
                    .append("<event>");
            xes.append(attribute("concept:name", event.activity()));
            if (event.person() != null) {
                xes.append(attribute("org:resource", event.person()));
            }
            xes.append("<date key='time:timestamp' value='%s'/></event></trace>".formatted(time(event)));
        }
        return xes + "</log>";
    }

    private static String attribute(String key, String value) {
        return "<string key='%s' value='%s'/>".formatted(key, xml(value));
    }

    private static String csv(List<LogRecord.Accepted> events) {
        StringBuilder csv = new StringBuilder("p,o,c,t,a\n");
        for (LogRecord.Accepted event : events) {
            csv.append(quoted(event.person())).append(",0,").append(quoted(event.caseId()));
            csv.append(',')
                    .append(time(event))
                    .append(',')
                    .append(quoted(event.activity()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "" : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String ocelXml(List<LogRecord.Accepted> events) {
        StringBuilder ocel = new StringBuilder("<log><events>");
        for (LogRecord.Accepted event : events) {
            ocel.append("<event type='%s' time='%s'><attributes>".formatted(xml(event.activity()), time(event)));
            if (event.person() != null) {
                ocel.append("<attribute name='who'>")
                        .append(xml(event.person()))
                        .append("</attribute>");
            }
            ocel.append("</attributes><objects><relationship object-id='%s'/></objects></event>"
                    .formatted(xml(event.caseId())));
        }
        return ocel + "</events></log>";
    }

    private static String ocelJson(List<LogRecord.Accepted> events) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("events");
            for (LogRecord.Accepted event : events) {
                json.writeStartObject();
                json.writeArrayFieldStart("relationships");
                json.writeStartObject();
                json.writeStringField("objectId", event.caseId());
                json.writeEndObject();
                json.writeEndArray();
                json.writeStringField("type", event.activity());
                json.writeStringField("time", time(event));
                json.writeArrayFieldStart("attributes");
                json.writeStartObject();
                json.writeStringField("name", "who");
                json.writeStringField("value", event.person());
                json.writeEndObject();
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String time(LogRecord.Accepted event) {
        return Instant.ofEpochMilli(event.time()).toString();
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;");
    }
}
