package org.opencontextgraph.compose.privacy.books;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The released tables as they are.
 *
 * @param rows by unit; a unit that has edges only has no columns
 * @param timings columns of quantiles' rows, by cut
 * @param scopes that readers are told of
 * @param open what keeps rows from those who may not read them, and is not in force; in words
 */
public record Database(
        Map<String, DatabaseRow> rows,
        Map<String, Map<String, String>> timings,
        Set<String> scopes,
        List<String> open) {
    public Database {
        rows = Map.copyOf(rows);
        timings = Map.copyOf(timings);
        scopes = Set.copyOf(scopes);
        open = List.copyOf(open);
    }
}
