package org.opencontextgraph.query.server.personal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some rows of a list, latest first.
 *
 * @param next the cursor of the page after it; empty on the last one
 */
public record Page<T>(List<T> items, Optional<String> next) {
    static <T> Page<T> empty() {
        return new Page<>(List.of(), Optional.empty());
    }

    /** @param rows one more than the limit when there is a next page */
    static <R, T> Page<T> of(List<R> rows, int limit, Function<R, T> item, Function<R, String> cursor) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(item).toList(),
                more ? Optional.of(cursor.apply(shown.getLast())) : Optional.empty());
    }
}
