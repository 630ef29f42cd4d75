package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A field of a payload, and where it is; read as an id, a word of Jira's, a time, or not at all. Free text cannot be read
 * through it.
 */
final class Field {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_TIME = 40;
    private static final int LONGEST_ACCOUNT = 255;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Jira's offsets have no colon: `2019-02-15T19:11:18.321-0800`. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final String path;
    private final JsonNode node;

    private Field(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    static Field root(JsonNode node) {
        return new Field("", node);
    }

    String path() {
        return path;
    }

    Field at(String name) {
        return new Field(path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    /** The fields of a list; of nothing none. */
    Stream<Field> each() {
        if (!isAbsent() && !node.isArray()) {
            throw new UnfitException(path, "is no list");
        }
        return node.valueStream().map(it -> new Field(path + "[]", it));
    }

    /** Missing, or said to be nothing. */
    boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    /** Said to be nothing, which is more than not said. */
    boolean isNull() {
        return node.isNull();
    }

    /** Nothing, or a text without a letter; what the text says is not looked at. */
    boolean isEmpty() {
        return isAbsent() || (node.isTextual() && node.textValue().isBlank());
    }

    /** An object or a list without anything in it. */
    boolean isEmptyContainer() {
        return node.isContainerNode() && node.isEmpty();
    }

    boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    boolean isFalse() {
        return node.isBoolean() && !node.booleanValue();
    }

    /** An object, or nothing at all. */
    boolean isThere() {
        if (!isAbsent() && !node.isObject()) {
            throw new UnfitException(path, "is no object");
        }
        return !isAbsent();
    }

    /** The number that Jira gave it, which is a text in most places. */
    String id() {
        if (!hasId()) {
            throw new UnfitException(path, isAbsent() ? "is missing" : "is no id");
        }
        return node.asText();
    }

    boolean hasId() {
        return (node.isTextual() || node.isIntegralNumber())
                && ID.matcher(node.asText()).matches();
    }

    /** One of Jira's own words, in lower case, without what may stand before it. */
    String wordAfter(String before) {
        String text = text();
        if (text.startsWith(before)) {
            text = text.substring(before.length());
        }
        if (!WORD.matcher(text).matches()) {
            throw new UnfitException(path, "is no word");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    /** The name of a field as a word, with _ between its parts; `other` for what cannot be one. */
    String name() {
        String name = text().replace(' ', '_').toLowerCase(Locale.ROOT);
        return WORD.matcher(name).matches() ? name : "other";
    }

    /** The id of an account, which has no fixed form. */
    String account() {
        String text = text();
        if (text.length() > LONGEST_ACCOUNT) {
            throw new UnfitException(path, "is longer than " + LONGEST_ACCOUNT + " characters");
        }
        return text;
    }

    /** ISO 8601 with an offset, or milliseconds since 1970 as a number. */
    Instant time() {
        try {
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return within(Instant.ofEpochMilli(node.longValue()));
            }
            String text = text();
            if (text.length() <= LONGEST_TIME) {
                return within(OffsetDateTime.parse(text, TIME).toInstant());
            }
        } catch (DateTimeException e) {
            throw new UnfitException(path, "is no time");
        }
        throw new UnfitException(path, "is no time");
    }

    /** Empty: it is none that can be read. */
    Optional<Instant> timeIfAny() {
        try {
            return Optional.of(time());
        } catch (UnfitException e) {
            return Optional.empty();
        }
    }

    /** The id that the first group of a pattern finds. */
    String idIn(Pattern pattern) {
        Matcher matcher = pattern.matcher(text());
        if (!matcher.find()) {
            throw new UnfitException(path, "has no id in it");
        }
        return matcher.group(1);
    }

    /** To compare with, not to keep. */
    boolean says(String text) {
        return node.isTextual() && node.textValue().equals(text);
    }

    /** Whether it and the other one are the same, whatever they are. */
    boolean isLike(Field other) {
        return node.equals(other.node);
    }

    private Instant within(Instant time) {
        if (time.isAfter(LAST) || time.isBefore(Instant.EPOCH)) {
            throw new UnfitException(path, "is a time before 1970 or after the year 9999");
        }
        return time;
    }

    private String text() {
        if (!node.isTextual()) {
            throw new UnfitException(path, isAbsent() ? "is missing" : "is no text");
        }
        return node.textValue();
    }
}
