package org.opencontextgraph.ingest.file.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file may be instead of a good log: each time a clear message with the place, and the rest is loaded. */
class BadInputTest {
    private static final String CSV = "case=case,activity=activity,person=person,time=time";

    @TempDir
    Path directory;

    @Test
    void shouldLoadTheEventsBeforeTheCutOfATruncatedGzip() throws IOException {
        // Given
        byte[] whole = gzip(xes(2_000));
        Path file = file("log.xes.gz", Arrays.copyOf(whole, whole.length * 2 / 3));

        // When
        ReadLog log = ReadLog.of(file, "");

        // Then
        assertThat(log.events()).hasSizeBetween(1_000, 1_500);
        assertThat(log.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.place()).matches("log\\.xes\\.gz, unpacked byte \\d+");
            assertThat(rejected.reason()).isEqualTo("the gzip data ends too early; the rest is missing");
        });
    }

    @Test
    void shouldLoadEveryCompleteRecordBeforeTheCutOfATruncatedCsv() throws IOException {
        // Given: incompressible cases, so that the cut lies in the middle of the data
        StringBuilder csv = new StringBuilder("case,activity,person,time\n");
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            csv.append(Long.toHexString(random.nextLong())).append(",a,p,2020-01-01T00:00:00Z\n");
        }
        byte[] whole = gzip(csv.toString());
        Path file = file("log.csv.gz", Arrays.copyOf(whole, whole.length / 2));

        // When
        ReadLog log = ReadLog.of(file, CSV);

        // Then
        assertThat(log.events()).hasSizeGreaterThan(2_000);
        assertThat(log.rejected()).singleElement().satisfies(rejected -> {
            int bytes = Integer.parseInt(rejected.place().replaceAll("\\D", ""));
            long complete = csv.substring(0, bytes).lines().skip(1).count();
            assertThat((long) log.events().size()).isBetween(complete - 1, complete);
        });
    }

    @Test
    void shouldRejectDamagedGzipAtItsPlace() throws IOException {
        // Given
        byte[] bytes = gzip(xes(2_000));
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 40, (byte) 0xff);
        Path file = file("log.xes.gz", bytes);

        // When
        ReadLog log = ReadLog.of(file, "");

        // Then
        assertThat(log.events()).isNotEmpty();
        assertThat(log.rejected()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "log.xes     | not an event log at all         | not XML, though its name says so",
                "log.xes     | <html><body/></html>            | no event log: its root element is not 'log'",
                "log.json    | {\"a\": [1]}                    | no OCEL 2.0 log",
                "log.bin     | just words                      | unknown format",
                "log.csv.zip | PK\u0003\u0004x                 | ZIP",
                "log.json    | [1,2]                           | unknown format",
                "log.csv     | ''                              | empty",
                "log.xes     | '   '                           | empty",
                "log.xes     | <log/>                          | holds no events",
                "log.csv     | 'case,activity,person,time'     | holds no events"
            })
    void shouldRefuseWhatIsNoLog(String name, String content, String reason) throws IOException {
        // Given
        Path file = file(name, content);

        // When // Then
        assertThatThrownBy(() -> ReadLog.of(file, CSV))
                .isInstanceOf(RefusedLogException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseOtherEncodingsAndBrokenGzipHeaders() throws IOException {
        // Given
        Path utf16 = file("log.csv", "case,activity,person,time\n".getBytes(StandardCharsets.UTF_16));
        Path header = file("log.xes.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0});

        // When // Then
        assertThatThrownBy(() -> ReadLog.of(utf16, CSV)).hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> ReadLog.of(header, "")).hasMessageContaining("gzip data ends");
    }

    @Test
    void shouldRefuseAFileThatIsNotThereOrNoFile() {
        // When // Then
        assertThatThrownBy(() -> ReadLog.of(directory.resolve("none.xes"), "")).hasMessageContaining("no such file");
        assertThatThrownBy(() -> ReadLog.of(directory, "")).hasMessageContaining("no regular file");
    }

    @Test
    void shouldRefuseBillionLaughsWithoutExpandingThem() throws IOException {
        // Given
        StringBuilder xml = new StringBuilder("<?xml version='1.0'?>\n<!DOCTYPE log [\n<!ENTITY l0 'lol'>\n");
        for (int i = 1; i < 10; i++) {
            xml.append(
                    "<!ENTITY l%d '%s'>\n".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
        }
        Path file = file("log.xes", xml + "]>\n<log><trace><string key='concept:name' value='&l9;'/></trace></log>");

        // When // Then
        assertThatThrownBy(() -> ReadLog.of(file, ""))
                .isInstanceOf(RefusedLogException.class)
                .hasMessageContaining("document type (DTD)");
    }

    @Test
    void shouldRefuseExternalEntitiesWithoutFetchingThem() throws IOException {
        // Given
        Path secret = file("secret.txt", "a secret");
        Path file = file(
                "log.xes",
                "<!DOCTYPE log [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>\n<log><trace>&x;</trace></log>");

        // When // Then
        assertThatThrownBy(() -> ReadLog.of(file, ""))
                .isInstanceOf(RefusedLogException.class)
                .hasMessageContaining("document type (DTD)")
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldEndAtAnEntityThatNobodyDeclared() throws IOException {
        // Given
        Path file = file("log.xes", xes(2).replace("</log>", "<trace><string key='k' value='&x;'/></trace></log>"));

        // When
        ReadLog log = ReadLog.of(file, "");

        // Then
        assertThat(log.events()).hasSize(2);
        assertThat(log.rejected()).hasSize(1);
    }

    @Test
    void shouldRejectEachEventOfAnXesWithoutTimes() throws IOException {
        // Given
        Path file = file("log.xes", xes(3).replaceAll("<date [^>]*>", ""));

        // When
        ReadLog log = ReadLog.of(file, "");

        // Then
        assertThat(log.events()).isEmpty();
        assertThat(log.rejected())
                .hasSize(3)
                .allSatisfy(rejected -> assertThat(rejected.reason()).isEqualTo("the event has no time"));
        assertThat(log.rejected().get(1).place()).isEqualTo("log.xes, line 3 (trace 2, event 1)");
    }

    @Test
    void shouldRejectEventsWithoutCaseOrActivityAndLoadTheOthers() throws IOException {
        // Given
        Path file = file("log.xes", """
                <log>
                <trace><event><string key="concept:name" value="a"/></event></trace>
                <trace><string key="concept:name" value="c"/>
                <event><date key="time:timestamp" value="2020-01-01T00:00:00Z"/></event>
                <event><string key="concept:name" value="a"><string key="concept:name" value="nested"/></string>
                <date key="time:timestamp" value="2020-01-01T00:00:00Z"/></event></trace>
                <event/></log>
                """);

        // When
        ReadLog log = ReadLog.of(file, "");

        // Then
        assertThat(log.events()).containsExactly(new LogRecord.Accepted("c", "a", null, 1_577_836_800_000L, 0, 2));
        assertThat(log.rejected())
                .extracting(LogRecord.Rejected::reason)
                .containsExactly(
                        "the event has no case",
                        "the event has no activity",
                        "the event is in no trace, so in no case");
    }

    @Test
    void shouldLoadWhatComesBeforeMalformedXml() throws IOException {
        // Given
        Path file = file("log.xes", xes(5).replace("value=\"case3\"/>", "value=\"case3\">"));

        // When
        ReadLog log = ReadLog.of(file, "");

        // Then
        assertThat(log.events()).hasSize(3);
        assertThat(log.rejected())
                .containsExactly(new LogRecord.Rejected(
                        "log.xes, line 5", "the XML is malformed; what comes after this is not read"));
    }

    @Test
    void shouldLoadWhatComesBeforeMalformedJson() throws IOException {
        // Given
        String event = "{'type':'a','time':'2020-01-01T00:00:00Z','relationships':[{'objectId':'o'}]}";
        Path file = file("log.jsonocel", ("{'events':[\n" + event + ",\n" + event + ",\nMike]}").replace('\'', '"'));

        // When
        ReadLog log = ReadLog.of(file, "");

        // Then
        assertThat(log.events()).hasSize(2);
        assertThat(log.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.place()).startsWith("log.jsonocel, line 4, column ");
            assertThat(rejected.toString()).doesNotContain("Mike");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\0\0\0'events':[]}", "{\0\0\0}\0", "{\0'events':[]}"})
    void shouldSayWhereJsonThatLooksLikeAnotherEncodingIsMalformed(String content) throws IOException {
        // Given
        Path file = file("log.jsonocel", content.replace('\'', '"'));

        // When // Then
        assertThat(ReadLog.of(file, "").rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.toString())
                        .contains("log.jsonocel, line ", "the JSON is malformed; what comes after this is not read"));
    }

    @Test
    void shouldRefuseACsvWithAMissingColumnAndNameTheColumnsThatThereAre() throws IOException {
        // Given
        Path file = file("log.csv", "id;what;who;when\n1;a;p;2020-01-01\n");

        // When // Then
        assertThatThrownBy(() -> ReadLog.of(file, "case=id,activity=what,person=user,time=when"))
                .isInstanceOf(RefusedLogException.class)
                .hasMessage("log.csv: there is no column 'user' for person. Its columns are: id, what, who, when");
        assertThatThrownBy(() -> ReadLog.of(file, ""))
                .isInstanceOf(RefusedLogException.class)
                .hasMessageContaining("a CSV needs --map case=COLUMN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2020-13-01T00:00:00Z",
                "2021-02-29",
                "0001-01-01T00:00:00Z",
                "2999-12-31",
                "1969-12-31",
                "2026-11-24T12:00:01Z",
                "99999999999999999999",
                "20200115",
                "44927",
                "2020",
                "+999999999-01-01T00:00:00Z",
                "''"
            })
    void shouldRejectUnreadableAndAbsurdTimesAndLoadTheOthers(String time) throws IOException {
        // Given
        Path file = file("log.csv", "case,activity,person,time\nc,a,p," + time + "\nc,b,p,2020-01-01 10:00\n");

        // When
        ReadLog log = ReadLog.of(file, CSV);

        // Then
        assertThat(log.events()).singleElement().satisfies(event -> {
            assertThat(event.activity()).isEqualTo("b");
            assertThat(event.position()).isEqualTo(1);
        });
        assertThat(log.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.place()).isEqualTo("log.csv, line 2");
            assertThat(rejected.reason()).startsWith("the event's time ");
        });
    }

    @Test
    void shouldRejectCsvRecordsThatCannotMeanWhatTheySayAndLoadTheOthers() throws IOException {
        // Given
        byte[] csv = """
                case,activity,person,time
                c,a,p,2020-01-01
                c,unquoted, comma,p,2020-01-01
                c,M~ller,p,2020-01-01
                c,"open
                c,x,p,2020-01-01
                c",p,2020-01-01
                c,"never,p,2020-01-01
                c,lost,p,2020-01-01
                """.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < csv.length; i++) {
            if (csv[i] == '~') {
                csv[i] = (byte) 0xfc; // a u with two dots, in Latin-1
            }
        }
        Path file = Files.write(directory.resolve("log.csv"), csv);

        // When
        ReadLog log = ReadLog.of(file, CSV);

        // Then
        assertThat(log.events()).hasSize(2);
        assertThat(log.rejected())
                .containsExactly(
                        new LogRecord.Rejected("log.csv, line 3", "the record has more fields than the header"),
                        new LogRecord.Rejected("log.csv, line 4", "a name holds bytes that are not UTF-8"),
                        new LogRecord.Rejected("log.csv, lines 8 to 9", "a quote is never closed"));
    }

    @Test
    void shouldTakeATextWithAControlCharacterForTheCsvThatItIs() throws IOException {
        // Given
        Path file = file("a.xes.csv", "case,activity,person,time\nc,\u0000,p,2020-01-01\nc,\u001b[31m,p,2020-01-01\n");

        // When
        ReadLog log = ReadLog.of(file, CSV);

        // Then
        assertThat(log.events()).hasSize(1);
        assertThat(log.rejected())
                .singleElement()
                .satisfies(it -> assertThat(it.place()).isEqualTo("a.xes.csv, line 2"));
    }

    @Test
    void shouldRefuseAColumnThatIsThereTwice() throws IOException {
        Path file = file("log.csv", "case,activity,person,person,time\nc,a,p,q,2020-01-01\n");

        assertThatThrownBy(() -> ReadLog.of(file, CSV))
                .hasMessageContaining("there are two columns 'person' for person");
    }

    @Test
    void shouldRejectATraceWithinATrace() throws IOException {
        Path file = file(
                "log.xes",
                xes(1).replace(
                                "</trace>",
                                "<trace><event><string key='concept:name' value='x'/></event></trace></trace>"));

        ReadLog log = ReadLog.of(file, "");

        assertThat(log.events()).hasSize(1);
        assertThat(log.rejected())
                .extracting(LogRecord.Rejected::reason)
                .first()
                .asString()
                .contains("within a trace");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRejectALineOfAHundredMegabytesByItsNumberWithoutHoldingIt(boolean quoted) throws IOException {
        // Given
        Path file = directory.resolve("log.csv");
        byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write("case,activity,person,time\r\nc,a,p,2020-01-01\r\n".getBytes(StandardCharsets.UTF_8));
            out.write(quoted ? "c,\"".getBytes(StandardCharsets.UTF_8) : "c,".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write(chunk);
            }
            out.write((quoted ? "\"" : "").getBytes(StandardCharsets.UTF_8));
            out.write(",p,2020-01-01\r\nc,b,p,2020-01-01\r\n".getBytes(StandardCharsets.UTF_8));
        }

        // When
        ReadLog log = ReadLog.of(file, CSV);

        // Then
        assertThat(log.events()).extracting(LogRecord.Accepted::activity).containsExactly("a", "b");
        assertThat(log.rejected())
                .containsExactly(new LogRecord.Rejected("log.csv, line 3", "the record is longer than 1048576 bytes"));
    }

    @Test
    void shouldEndAtAnXmlElementOfAHundredMegabytes() throws IOException {
        // Given
        Path file = directory.resolve("log.xes.gz");
        try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            out.write(xes(4).replace("</log>", "<trace><string key=\"k\" value=\"")
                    .getBytes(StandardCharsets.UTF_8));
            byte[] chunk = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 100; i++) {
                out.write(chunk);
            }
            out.write("\"/></trace></log>".getBytes(StandardCharsets.UTF_8));
        }

        // When
        ReadLog log = ReadLog.of(file, "");

        // Then
        assertThat(log.events()).hasSize(4);
        assertThat(log.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("longer than 4 MB"));
    }

    @Test
    void shouldRejectNamesThatNobodyDownstreamCouldHold() throws IOException {
        // Given
        String event = "{'type':'%s','time':'2020-01-01T00:00:00Z','relationships':[{'objectId':'o'}]}";
        Path file = file(
                "log.json",
                ("{'events':[" + event.formatted("x".repeat(1_001)) + "," + event.formatted("a\\u0000b") + ","
                                + event.formatted("a") + "]}")
                        .replace('\'', '"'));

        // When
        ReadLog log = ReadLog.of(file, "");

        // Then
        assertThat(log.events()).extracting(LogRecord.Accepted::position).containsExactly(2L);
        assertThat(log.rejected()).hasSize(2);
    }

    private Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    /** One trace with one event a line, from the second line. */
    private static String xes(int traces) {
        StringBuilder xes = new StringBuilder("<log>\n");
        for (int i = 0; i < traces; i++) {
            xes.append(("<trace><string key=\"concept:name\" value=\"case%d\"/><event>"
                            + "<string key=\"concept:name\" value=\"a\"/><string key=\"org:resource\" value=\"p%x\"/>"
                            + "<date key=\"time:timestamp\" value=\"2020-01-01T00:00:00.000+01:00\"/></event></trace>\n")
                    .formatted(i, Integer.toString(i).hashCode() * 31_337));
        }
        return xes + "</log>";
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
