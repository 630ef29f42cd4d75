package org.opencontextgraph.ingest.file.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordGuardTest {

    @Property(tries = 2_000)
    void shouldChangeNothingOfRecordsThatAreShortAndWellFormed(@ForAll List<@StringLength(max = 5) String> fields)
            throws IOException {
        // Given
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            csv.append('"')
                    .append(fields.get(i).replace("\"", "\"\""))
                    .append('"')
                    .append(i % 3 == 2 ? "\r\n" : ",");
        }

        // When // Then
        assertThat(guarded(csv.toString(), 1_000)).isEqualTo(bytes(csv.toString()));
    }

    @Property(tries = 2_000)
    void shouldKeepEveryLineBreak(
            @ForAll @StringLength(max = 60) @Chars({',', '"', '\n', '\r'}) @CharRange(from = 'a', to = 'c') String csv)
            throws IOException {
        // When
        String passed = new String(guarded(csv, 7), StandardCharsets.UTF_8);

        // Then
        assertThat(passed.replaceAll("[^\r\n]", "")).isEqualTo(csv.replaceAll("[^\r\n]", ""));
    }

    @Property(tries = 2_000)
    void shouldLetTheParserReachTheEndWhateverTheFileHolds(
            @ForAll @StringLength(max = 80) @Chars({',', '"', '\n', '\r'}) @CharRange(from = 'a', to = 'c') String body)
            throws IOException {
        // Given
        Path file = Files.createTempFile("ocg-guard", ".csv");
        try {
            Files.writeString(file, "c,a,t\n" + body + "\nlast,a,2020-01-01\n");

            // When
            ReadLog log = ReadLog.of(file, "case=c,activity=a,time=t");

            // Then: a quote that nobody closes takes all that follows with it
            assertThat(log.rejected()).extracting(LogRecord.Rejected::reason).noneMatch(it -> it.contains("malformed"));
            if (log.rejected().stream().noneMatch(it -> it.reason().contains("never closed"))) {
                assertThat(log.events()).extracting(LogRecord.Accepted::caseId).containsExactly("last");
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void shouldRejectOneBadRecordAmongGoodOnes(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("log.csv"), """
                \uFEFF"c","a",t
                1,"two
                lines",2020-01-01
                2,"text"after,2020-01-01
                3,plain "quotes" inside,2020-01-01
                4
                5,"never closed,2020-01-01
                """);

        // When
        ReadLog log = ReadLog.of(file, "case=c,activity=a,time=t");

        // Then
        assertThat(log.events())
                .extracting(LogRecord.Accepted::activity)
                .containsExactly("two\nlines", "plain \"quotes\" inside");
        assertThat(log.rejected())
                .containsExactly(
                        new LogRecord.Rejected("log.csv, line 4", "text follows a closing quote"),
                        new LogRecord.Rejected("log.csv, line 6", "the event has no activity"),
                        new LogRecord.Rejected("log.csv, line 7", "a quote is never closed"));
    }

    private static byte[] guarded(String csv, int limit) throws IOException {
        try (RecordGuard guard = new RecordGuard(new ByteArrayInputStream(bytes(csv)), ',', limit)) {
            return guard.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
