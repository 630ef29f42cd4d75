package org.opencontextgraph.ingest.file.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/**
 * Reads the times of events as milliseconds since 1970-01-01T00:00Z.
 *
 * <p>{@link OffsetDateTime#parse} would take half of the time of reading a log, so the usual shape is read by
 * {@link UsualTime}; whatever that does not answer goes to the formatters here.
 */
final class EventTime {
    /** No time can be read there. */
    static final long NONE = Long.MIN_VALUE;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter ISO = form(DATE, "'T'");
    private static final DateTimeFormatter SPACED = form(DATE, " ");
    private static final DateTimeFormatter EUROPEAN_DATE =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter EUROPEAN = form(EUROPEAN_DATE, " ");

    private final ZoneId zone;
    private final boolean anyForm;

    private EventTime(ZoneId zone, boolean anyForm) {
        this.zone = zone;
        this.anyForm = anyForm;
    }

    /** ISO-8601 only, as XES and OCEL ask for; {@code zone} holds where the text names none. */
    static EventTime iso(ZoneId zone) {
        return new EventTime(zone, false);
    }

    /**
     * ISO-8601, {@code dd/MM/yyyy HH:mm[:ss]}, seconds (10 digits) or milliseconds (13 digits) since 1970. Other numbers are
     * more likely a year, {@code yyyyMMdd} or the days of a spreadsheet than a time in 1970.
     */
    static EventTime anyForm(ZoneId zone) {
        return new EventTime(zone, true);
    }

    /** @return {@link #NONE} when no time can be read */
    long parse(String text) {
        long usual = UsualTime.parse(text, zone);
        return usual == NONE ? unusual(text.strip()) : usual;
    }

    private long unusual(String text) {
        try {
            if (anyForm && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return switch (text.length()) {
                    case 10 -> Long.parseLong(text) * 1000;
                    case 13 -> Long.parseLong(text);
                    default -> NONE;
                };
            }
            if (anyForm && text.length() >= 10 && text.charAt(2) == '/') {
                return millis(text, EUROPEAN, EUROPEAN_DATE);
            }
            return millis(text, text.indexOf(' ') > 0 ? SPACED : ISO, DATE);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return NONE; // the caller rejects the event and says where it is
        }
    }

    private long millis(String text, DateTimeFormatter dateTime, DateTimeFormatter date) {
        if (text.indexOf(':') < 0) {
            return LocalDate.parse(text, date).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        TemporalAccessor parsed = dateTime.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        Instant instant = parsed instanceof OffsetDateTime at
                ? at.toInstant()
                : LocalDateTime.from(parsed).atZone(zone).toInstant();
        return instant.toEpochMilli();
    }

    /** Date, separator, ISO time and perhaps an offset: {@code Z}, {@code +02:00}, {@code +0200} or {@code +02}. */
    private static DateTimeFormatter form(DateTimeFormatter date, String separator) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(date)
                .appendPattern(separator)
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .optionalStart()
                .optionalStart()
                .appendLiteral(' ')
                .optionalEnd()
                .appendPattern("[XXXXX][XX][X]")
                .optionalEnd()
                .toFormatter()
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
