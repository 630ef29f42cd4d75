package org.opencontextgraph.ingest.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Times as tools write them: ISO 8601 with an offset, or seconds or milliseconds since 1970. */
final class TimeText {
    /** Numbers from here on are milliseconds: as seconds they would be in the year 5138. */
    private static final long MILLIS = 100_000_000_000L;

    private TimeText() {}

    /** What is none is before everything else. */
    static Instant of(JsonNode time) {
        String text = time.asText();
        try {
            if (text.matches("[0-9]{1,15}")) {
                long number = Long.parseLong(text);
                return number < MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** In the form of another one. */
    static JsonNode like(JsonNode other, Instant time) {
        if (other.isIntegralNumber()) {
            return LongNode.valueOf(other.longValue() < MILLIS ? time.getEpochSecond() : time.toEpochMilli());
        }
        String text = time.toString();
        return TextNode.valueOf(
                other.asText().contains(".")
                        ? text.replace("Z", ".000Z")
                        : time.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
