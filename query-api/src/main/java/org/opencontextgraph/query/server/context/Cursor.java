package org.opencontextgraph.query.server.context;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ended: the last row's shown value and id, so that the next page begins after it whatever was published
 * in between.
 *
 * @param value what {@code sort} orders by: the shown count, or the last window in milliseconds since 1970
 */
public record Cursor(Sort sort, long value, String variant) {
    /** Thirteen digits: as a time up to the year 2286, behind everything that the tables hold. */
    private static final Pattern FORM = Pattern.compile("([a-z]+):(\\d{1,13}):([0-9a-f]{32})");

    public String place() {
        return sort.key() + ":" + value + ":" + variant;
    }

    /** Empty when it is of a page in another order. */
    public static Optional<Cursor> at(String place, Sort sort) {
        Matcher matcher = FORM.matcher(place);
        return matcher.matches() && matcher.group(1).equals(sort.key())
                ? Optional.of(new Cursor(sort, Long.parseLong(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }
}
