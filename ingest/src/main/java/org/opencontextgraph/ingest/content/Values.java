package org.opencontextgraph.ingest.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.opencontextgraph.ingest.connector.UnfitException;

/** What stands at a place. */
final class Values {
    private static final int LONGEST_ID = 500;

    private Values() {}

    /** As text; empty: it is nothing, or no text, whole number or truth value. */
    static Optional<String> text(JsonNode node) {
        return node.isTextual() || node.isIntegralNumber() || node.isBoolean()
                ? Optional.of(node.asText())
                : Optional.empty();
    }

    /** @throws UnfitException when it names nothing */
    static String id(String place, Content content) {
        JsonNode node = content.at(place);
        if (node.isMissingNode() || node.isNull()) {
            throw new UnfitException(place + " is missing");
        }
        String id = text(node).orElse("");
        if (id.isEmpty()) {
            throw new UnfitException(place + " is no text and no whole number");
        }
        if (id.length() > LONGEST_ID) {
            throw new UnfitException(place + " is longer than an id: " + LONGEST_ID + " characters");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
            throw new UnfitException(place + " holds half a character");
        }
        return id;
    }

    /** A date with time and offset (RFC 3339), or milliseconds since 1970. */
    static long time(String place, Content content) {
        JsonNode node = content.at(place);
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .flatMap(it -> millis(it.asText()))
                .orElseThrow(() -> new UnfitException(place + " is no time"));
    }

    /** Empty: it is no time, or one that no number of milliseconds reaches. */
    private static Optional<Long> millis(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty(); // the caller refuses it
        }
    }
}
