package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opencontextgraph.query.server.context.Cursor;
import org.opencontextgraph.query.server.context.GraphCut;
import org.opencontextgraph.query.server.context.GraphReader;
import org.opencontextgraph.query.server.context.Selection;
import org.opencontextgraph.query.server.context.Sort;
import org.opencontextgraph.query.server.context.StepFilter;

/** Query parameters, checked. */
final class Parameters {
    private static final int MOST_STEPS = 20;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private Parameters() {}

    /**
     * A name to look up: PostgreSQL takes any text but one with a NUL, so nothing can have such a name. Half a surrogate pair is
     * no character (Unicode, D76), and cannot be written in UTF-8.
     */
    static String name(String field, String given) {
        if (given.indexOf('\0') >= 0) {
            throw new BadRequestException(field + " must not have a NUL character", null);
        }
        if (given.codePoints().anyMatch(Parameters::isHalf)) {
            throw new BadRequestException(field + " must not have half a surrogate pair", null);
        }
        return given;
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** In characters, as the contract counts them. */
    static int length(String given) {
        return given.codePointCount(0, given.length());
    }

    static String text(Context context, String name, String otherwise) {
        String given = context.queryParam(name);
        return given == null ? otherwise : given;
    }

    static long number(Context context, String name, long otherwise, long least, long most) {
        String given = context.queryParam(name);
        if (given == null) {
            return otherwise;
        }
        if (!WHOLE.matcher(given).matches()) { // the library takes the digits of all scripts
            throw new BadRequestException(name + " must be a whole number", null);
        }
        try {
            long number = Long.parseLong(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadRequestException(name + " must be a smaller number", e);
        }
        throw new BadRequestException(
                name + " must be at least " + least + (most == Long.MAX_VALUE ? "" : " and at most " + most), null);
    }

    /** Which units, by {@code from}, {@code to} and {@code scope}. */
    static Selection selection(Context context, String process) {
        return selection(context, process, "");
    }

    static Selection selection(Context context, String process, String prefix) {
        Optional<Instant> from = instant(context, prefix + "from");
        Optional<Instant> to = instant(context, prefix + "to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new BadRequestException(prefix + "from must be before " + prefix + "to", null);
        }
        return new Selection(process, from, to, optional(context, prefix + "scope"));
    }

    static StepFilter steps(Context context) {
        return new StepFilter(
                steps(context, "contains"),
                steps(context, "without"),
                steps(context, "starts_with"),
                steps(context, "ends_with"));
    }

    static GraphReader.Query graph(Context context, String process) {
        return new GraphReader.Query(selection(context, process), steps(context), cut(context));
    }

    private static GraphCut cut(Context context) {
        return new GraphCut(
                (int) number(context, "activities", 100, 1, 100), (int) number(context, "paths", 100, 0, 100));
    }

    /** One of the constants, in small letters. */
    static <E extends Enum<E>> E choice(Context context, String name, E otherwise) {
        String given = context.queryParam(name);
        if (given == null) {
            return otherwise;
        }
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        for (E one : all) {
            if (one.name().toLowerCase(Locale.ROOT).equals(given)) {
                return one;
            }
        }
        throw new BadRequestException(
                name + " must be one of "
                        + Arrays.stream(all)
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")),
                null);
    }

    static Sort sort(Context context) {
        return choice(context, "sort", Sort.COUNT);
    }

    static Optional<String> variant(Context context) {
        return optional(context, "variant");
    }

    static Optional<String> optional(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).map(given -> name(name, given));
    }

    private static List<String> steps(Context context, String name) {
        List<String> given = context.queryParams(name);
        if (given.size() > MOST_STEPS) {
            throw new BadRequestException(name + " must not be given more than " + MOST_STEPS + " times", null);
        }
        given.forEach(step -> name(name, step));
        return given;
    }

    static Optional<Instant> instant(Context context, String name) {
        String given = context.queryParam(name);
        if (given == null) {
            return Optional.empty();
        }
        try {
            Instant instant = Instant.parse(given);
            if (!instant.isBefore(FIRST) && instant.isBefore(LAST)) {
                return Optional.of(instant);
            }
        } catch (DateTimeParseException e) {
            throw new BadRequestException(name + " must be a time like 2026-01-31T00:00:00Z", e);
        }
        throw new BadRequestException(name + " must be between " + FIRST + " and " + LAST, null);
    }

    /** Rows in a page. */
    static int pageSize(Context context) {
        return (int) number(context, "limit", 50, 1, 200);
    }

    /** Where the page before ended; empty on the first one. */
    static Optional<Cursor> cursor(Context context, Cursors.Binding bound, Sort sort) {
        return bound.open(context)
                .map(place -> Cursor.at(place, sort)
                        .orElseThrow(() -> new IllegalStateException("we sign places of this order only")));
    }
}
