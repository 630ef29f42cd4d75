package org.opencontextgraph.compose.privacy.books;

import java.util.Map;
import java.util.Set;

/**
 * The released tables as they are.
 *
 * @param rows by unit; a unit that has edges only has no columns
 * @param timings columns of quantiles' rows, by cut
 * @param scopes that readers are told of
 * @param lanes how far they are
 * @param guards how each of them is made, by property
 */
public record Database(
        Map<String, DatabaseRow> rows,
        Map<String, Map<String, String>> timings,
        Set<String> scopes,
        Map<LaneSender, LaneClock> lanes,
        Map<Guard, Map<String, String>> guards) {
    public Database {
        rows = Map.copyOf(rows);
        timings = Map.copyOf(timings);
        scopes = Set.copyOf(scopes);
        lanes = Map.copyOf(lanes);
        guards = Map.copyOf(guards);
    }
}
