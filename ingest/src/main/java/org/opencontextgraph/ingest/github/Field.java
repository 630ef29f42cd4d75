package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A field of a payload, and where it is; read as a number, a word of GitHub's, a time, or not at all. Free text cannot be
 * read through it.
 */
final class Field {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final int LONGEST_TIME = 40;
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final String path;
    private final JsonNode node;

    private Field(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    static Field root(JsonNode node) {
        return new Field("", node);
    }

    static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    /** Its name and those around it. */
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

    boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    /** An object, or nothing at all. */
    boolean isThere() {
        if (!isAbsent() && !node.isObject()) {
            throw new UnfitException(path, "is no object");
        }
        return !isAbsent();
    }

    /** A number as GitHub gives them to repositories, issues, users. */
    long number() {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() <= 0) {
            throw new UnfitException(path, isAbsent() ? "is missing" : "is not a whole number above 0");
        }
        return node.longValue();
    }

    /** One of GitHub's own words, in lower case. */
    String word() {
        String text = text();
        if (!isWord(text)) {
            throw new UnfitException(path, "is no word");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    String commit() {
        String text = text();
        if (!COMMIT.matcher(text).matches()) {
            throw new UnfitException(path, "is not the name of a commit");
        }
        return text;
    }

    /** ISO 8601, or seconds since 1970 as a number. */
    Instant time() {
        try {
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return within(Instant.ofEpochSecond(node.longValue()));
            }
            String text = text();
            if (text.length() <= LONGEST_TIME) {
                return within(OffsetDateTime.parse(text).toInstant());
            }
        } catch (DateTimeException e) {
            throw new UnfitException(path, "is no time");
        }
        throw new UnfitException(path, "is no time");
    }

    /** The number that the first group of a pattern finds. */
    long numberIn(Pattern pattern) {
        Matcher matcher = pattern.matcher(text());
        if (!matcher.find()) {
            throw new UnfitException(path, "does not end with a number");
        }
        return Long.parseLong(matcher.group(1));
    }

    boolean hasIn(Pattern pattern) {
        return pattern.matcher(text()).find();
    }

    /** To compare with, not to keep. */
    boolean says(String text) {
        return node.isTextual() && node.textValue().equals(text);
    }

    /** Whether it is the other one with this in front. */
    boolean says(String before, Field other) {
        return other.node.isTextual() && says(before + other.node.textValue());
    }

    boolean endsWith(String text) {
        return node.isTextual() && node.textValue().endsWith(text);
    }

    boolean startsWith(String text) {
        return node.isTextual() && node.textValue().startsWith(text);
    }

    private Instant within(Instant time) {
        if (Math.abs(time.getEpochSecond()) > LAST_SECOND) {
            throw new UnfitException(path, "is a time after the year 9999 or as long before 1970");
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
