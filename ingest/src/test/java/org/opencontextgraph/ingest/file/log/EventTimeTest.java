package org.opencontextgraph.ingest.file.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTimeTest {

    @Property(tries = 5_000)
    void shouldSayWhatOffsetDateTimeSays(@ForAll("almostTimes") String text) {
        assertThat(EventTime.iso(ZoneOffset.UTC).parse(text)).isEqualTo(slowly(text));
    }

    @Property
    void shouldReadBackEveryWrittenTime(@ForAll("instants") Instant instant, @ForAll("offsets") ZoneOffset offset) {
        // Given
        OffsetDateTime time = instant.atOffset(offset);

        // When // Then
        assertThat(EventTime.iso(ZoneOffset.UTC).parse(time.toString())).isEqualTo(instant.toEpochMilli());
        assertThat(EventTime.iso(offset).parse(time.toLocalDateTime().toString()))
                .isEqualTo(instant.toEpochMilli());
        assertThat(EventTime.anyForm(offset)
                        .parse(DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss")
                                .format(time)))
                .isEqualTo(instant.getEpochSecond() * 1000);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-03-01T10:20:30.5Z, 1583058030500",
        "2020-03-01T10:20:30.123456789+01:00, 1583054430123",
        "2020-03-01T10:20:30+0530, 1583038230000",
        "2020-03-01T10:20-08, 1583086800000",
        "2020-03-01 10:20, 1583058000000",
        "2020-03-01 10:20:30 +01:00, 1583054430000",
        "2020-03-01, 1583020800000",
        "01/03/2020 10:20, 1583058000000",
        "01/03/2020, 1583020800000",
        "1583058030, 1583058030000",
        "1583058030500, 1583058030500"
    })
    void shouldReadTheFormsOfCsvFiles(String text, long expected) {
        assertThat(EventTime.anyForm(ZoneOffset.UTC).parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1583058030", "01/03/2020 10:20", "31/04/2020", "2020-02-30T00:00:00Z", "2020-01-01T24:00:00Z",
                "2020-1-1T0:00Z",
        "2020-01-01T00:00:60Z", "2020-01-01T00:00:00+19:00", "2020-01-01x00:00", "10:20", "-", "２０２０-01-01T00:00:00Z"
    })
    void shouldReadNothingElseAsIso(String text) {
        assertThat(EventTime.iso(ZoneOffset.UTC).parse(text)).isEqualTo(EventTime.NONE);
    }

    @Test
    void shouldTakeLocalTimesInTheMappedZone() {
        // Given
        EventTime berlin = EventTime.anyForm(ZoneId.of("Europe/Berlin"));

        // When // Then
        assertThat(berlin.parse("2020-07-01T12:00:00")).isEqualTo(berlin.parse("2020-07-01T10:00:00Z"));
        assertThat(berlin.parse("2020-01-01 12:00")).isEqualTo(berlin.parse("2020-01-01T11:00:00Z"));
    }

    /** Times with every part now and then out of its range. */
    @Provide
    Arbitrary<String> almostTimes() {
        Arbitrary<String> date = Combinators.combine(
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 32))
                .as("%04d-%02d-%02d"::formatted);
        Arbitrary<String> time = Combinators.combine(
                        Arbitraries.integers().between(0, 24),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 60))
                .as("T%02d:%02d:%02d"::formatted);
        Arbitrary<String> fraction =
                Arbitraries.strings().numeric().ofMaxLength(10).map(it -> it.isEmpty() ? "" : "." + it);
        Arbitrary<String> offset = Arbitraries.oneOf(
                Arbitraries.of("", "Z"),
                Combinators.combine(
                                Arbitraries.of("+", "-"),
                                Arbitraries.integers().between(0, 19),
                                Arbitraries.integers().between(0, 60))
                        .as("%s%02d:%02d"::formatted));
        return Combinators.combine(date, time, fraction, offset).as((d, t, f, o) -> d + t + f + o);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    }

    @Provide
    Arbitrary<ZoneOffset> offsets() {
        return Arbitraries.integers()
                .between(-18 * 60, 18 * 60)
                .map(minutes -> ZoneOffset.ofTotalSeconds(minutes * 60));
    }

    private static long slowly(String text) {
        try {
            boolean local = text.matches(".{19}(\\.\\d+)?");
            return local
                    ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return EventTime.NONE;
        }
    }
}
