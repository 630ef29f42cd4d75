package org.opencontextgraph.compose.privacy.books;

import java.util.List;
import java.util.Map;

/**
 * All that an auditor has.
 *
 * @param rows the released rows in PostgreSQL, by unit
 * @param unreadable where records stand that nobody can read
 */
public record Books(
        Policy policy,
        Released released,
        Ledger ledger,
        Traces traces,
        Map<String, DatabaseRow> rows,
        List<String> unreadable) {
    public Books {
        rows = Map.copyOf(rows);
        unreadable = List.copyOf(unreadable);
    }
}
