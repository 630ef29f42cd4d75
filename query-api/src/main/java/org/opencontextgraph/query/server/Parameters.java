package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.util.Optional;
import org.opencontextgraph.query.server.context.Cursor;
import org.opencontextgraph.query.server.context.Sort;

/** Query parameters, checked. */
final class Parameters {
    private Parameters() {}

    /** A name to look up: PostgreSQL takes any text but one with a NUL, so nothing can have such a name. */
    static String name(String field, String given) {
        if (given.indexOf('\0') >= 0) {
            throw new BadRequestException(field + " must not have a NUL character", null);
        }
        return given;
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
        try {
            long number = Long.parseLong(given);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadRequestException(name + " must be a whole number", e);
        }
        throw new BadRequestException(
                name + " must be at least " + least + (most == Long.MAX_VALUE ? "" : " and at most " + most), null);
    }

    /** Rows in a page. */
    static int pageSize(Context context) {
        return (int) number(context, "limit", 50, 1, 200);
    }

    /** Where the page before ended; empty on the first one. */
    static Optional<Cursor> cursor(Context context, Sort sort) {
        String given = context.queryParam("cursor");
        Optional<Cursor> after = given == null ? Optional.empty() : Cursor.decoded(given, sort);
        if (given != null && after.isEmpty()) {
            throw new BadRequestException("cursor must be the next_cursor of a page in the same order", null);
        }
        return after;
    }
}
