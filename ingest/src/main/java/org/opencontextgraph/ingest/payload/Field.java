package org.opencontextgraph.ingest.payload;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.connector.UnfitException;

/**
 * A field of a payload, and where it is; read as a number, an id, a word of the tool's, a time, or not at all. Free text cannot be
 * read through it. What it is read as and is not is an {@link UnfitException}.
 */
public final class Field {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    /** What a database cannot hold, or nobody can tell apart: NUL and its like, and halves of characters. */
    private static final Pattern NO_CHARACTER = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private static final int LONGEST_TIME = 40;
    private static final int LONGEST_ACCOUNT = 255;
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    /** Offsets with a colon and without: `2019-02-15T19:11:18.321-08:00`, `…-0800`, `…Z`. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
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

    public static Field root(JsonNode node) {
        return new Field("", node);
    }

    public static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    /** Its name and those around it. */
    public String path() {
        return path;
    }

    public Field at(String name) {
        return new Field(path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    /** The fields of a list; of nothing none. */
    public Stream<Field> each() {
        if (!isAbsent() && !node.isArray()) {
            throw unfit("is no list");
        }
        return node.valueStream().map(it -> new Field(path + "[]", it));
    }

    /** Missing, or said to be nothing. */
    public boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    /** Said to be nothing, which is more than not said. */
    public boolean isNull() {
        return node.isNull();
    }

    /** Nothing, or a text without a letter; what the text says is not looked at. */
    public boolean isEmpty() {
        return isAbsent() || (node.isTextual() && node.textValue().isBlank());
    }

    /** An object or a list without anything in it. */
    public boolean isEmptyContainer() {
        return node.isContainerNode() && node.isEmpty();
    }

    public boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    public boolean isFalse() {
        return node.isBoolean() && !node.booleanValue();
    }

    /** An object, or nothing at all. */
    public boolean isThere() {
        if (!isAbsent() && !node.isObject()) {
            throw unfit("is no object");
        }
        return !isAbsent();
    }

    /** A number as tools give them to what they hold. */
    public long number() {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() <= 0) {
            throw unfit(isAbsent() ? "is missing" : "is not a whole number above 0");
        }
        return node.longValue();
    }

    /** The same where it is a text in some places. */
    public String id() {
        if (!hasId()) {
            throw unfit(isAbsent() ? "is missing" : "is no id");
        }
        return node.asText();
    }

    public boolean hasId() {
        return (node.isTextual() || node.isIntegralNumber())
                && ID.matcher(node.asText()).matches();
    }

    /** The id of an account, which has no fixed form. */
    public String account() {
        String text = text();
        if (text.length() > LONGEST_ACCOUNT) {
            throw unfit("is longer than " + LONGEST_ACCOUNT + " characters");
        }
        if (NO_CHARACTER.matcher(text).find()) {
            throw unfit("has a character that no id has");
        }
        return text;
    }

    /** One of the tool's own words, in lower case. */
    public String word() {
        return wordAfter("");
    }

    /** The same without what may stand before it. */
    public String wordAfter(String before) {
        String text = text();
        String word = text.startsWith(before) ? text.substring(before.length()) : text;
        if (!isWord(word)) {
            throw unfit("is no word");
        }
        return word.toLowerCase(Locale.ROOT);
    }

    /** A name as a word, with _ between its parts; `other` for what cannot be one. */
    public String name() {
        String name = text().replace(' ', '_').toLowerCase(Locale.ROOT);
        return isWord(name) ? name : "other";
    }

    /** @param otherwise what it is when it does not match: `is no …` */
    public String matching(Pattern pattern, String otherwise) {
        String text = text();
        if (!pattern.matcher(text).matches()) {
            throw unfit(otherwise);
        }
        return text;
    }

    /** ISO 8601 with an offset, or a number of such units since 1970. */
    public Instant time(ChronoUnit numbers) {
        try {
            if (node.isIntegralNumber() && node.canConvertToLong()) {
                return within(Instant.EPOCH.plus(node.longValue(), numbers));
            }
            String text = text();
            if (text.length() <= LONGEST_TIME) {
                return within(OffsetDateTime.parse(text, TIME).toInstant());
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw unfit("is no time");
        }
        throw unfit("is no time");
    }

    /** Empty: it is none that can be read. */
    public Optional<Instant> timeIfAny(ChronoUnit numbers) {
        try {
            return Optional.of(time(numbers));
        } catch (UnfitException e) {
            return Optional.empty();
        }
    }

    /** The digits that the first group of a pattern finds. */
    public String idIn(Pattern pattern, String otherwise) {
        Matcher matcher = pattern.matcher(text());
        if (!matcher.find()) {
            throw unfit(otherwise);
        }
        return matcher.group(1);
    }

    public boolean hasIn(Pattern pattern) {
        return pattern.matcher(text()).find();
    }

    /** To compare with, not to keep. */
    public boolean says(String text) {
        return node.isTextual() && node.textValue().equals(text);
    }

    /** Whether it is the other one with this in front. */
    public boolean says(String before, Field other) {
        return other.node.isTextual() && says(before + other.node.textValue());
    }

    /** Whether it and the other one are the same, whatever they are. */
    public boolean isLike(Field other) {
        return node.equals(other.node);
    }

    public boolean startsWith(String text) {
        return node.isTextual() && node.textValue().startsWith(text);
    }

    public boolean endsWith(String text) {
        return node.isTextual() && node.textValue().endsWith(text);
    }

    private Instant within(Instant time) {
        if (Math.abs(time.getEpochSecond()) > LAST_SECOND) {
            throw unfit("is a time after the year 9999 or as long before 1970");
        }
        return time;
    }

    private String text() {
        if (!node.isTextual()) {
            throw unfit(isAbsent() ? "is missing" : "is no text");
        }
        return node.textValue();
    }

    private UnfitException unfit(String reason) {
        return new UnfitException(path, reason);
    }
}
