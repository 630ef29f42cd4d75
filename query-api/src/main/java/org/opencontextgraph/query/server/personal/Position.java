package org.opencontextgraph.query.server.personal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencontextgraph.query.server.access.CursorSeal;

/**
 * Where a page of one's own ended: the last row's place in the order (time, sequence, id), latest first.
 *
 * <p>As a cursor it is sealed with the person's number, which only administrators are told, and the list's name: one that was made up, that
 * belongs to somebody else, or to another list, does not open.
 *
 * @param time milliseconds since 1970
 */
record Position(long time, long sequence, String id) {
    /** As PostgreSQL has it: ids by their bytes. */
    static final Comparator<Position> LATEST_FIRST = Comparator.comparingLong(Position::time)
            .thenComparingLong(Position::sequence)
            .thenComparing(position -> position.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .reversed();

    private static final Pattern FORM = Pattern.compile("(\\d{1,13}):(-?\\d{1,19}):(.{1,200})", Pattern.DOTALL);

    static Position of(OffsetDateTime time, long sequence, String id) {
        return new Position(time.toInstant().toEpochMilli(), sequence, id);
    }

    OffsetDateTime at() {
        return Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC);
    }

    String sealed(PersonId person, String list) {
        return seal(person).close(list, time + ":" + sequence + ":" + id);
    }

    /** Empty when this person was never given it for this list. */
    static Optional<Position> opened(String cursor, PersonId person, String list) {
        return seal(person)
                .open(list, cursor)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(matcher -> new Position(
                        Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3)));
    }

    private static CursorSeal seal(PersonId person) {
        return new CursorSeal(person.value().getBytes(StandardCharsets.UTF_8));
    }
}
