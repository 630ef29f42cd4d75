package org.opencontextgraph.ingest.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

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
    static String id(Place place, Content content) throws UnfitException {
        JsonNode node = place.in(content);
        if (node.isMissingNode() || node.isNull()) {
            throw new UnfitException(place.text() + " is missing");
        }
        String id = text(node).orElse("");
        if (id.isEmpty()) {
            throw new UnfitException(place.text() + " is no text and no whole number");
        }
        if (id.length() > LONGEST_ID) {
            throw new UnfitException(place.text() + " is longer than an id: " + LONGEST_ID + " characters");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
            throw new UnfitException(place.text() + " holds half a character");
        }
        return id;
    }

    /** A date with time and offset (RFC 3339), or milliseconds since 1970. */
    static long time(Place place, Content content) throws UnfitException {
        JsonNode node = place.in(content);
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .flatMap(it -> instant(it.asText()))
                .orElseThrow(() -> new UnfitException(place.text() + " is no time"))
                .toEpochMilli();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // the caller refuses the record
        }
    }
}
