package org.opencontextgraph.compose.privacy.books;

import java.util.List;

/**
 * All that an auditor has.
 *
 * @param database the released tables in PostgreSQL
 * @param unreadable where records stand that nobody can read
 */
public record Books(
        Policy policy, Released released, Ledger ledger, Traces traces, Database database, List<String> unreadable) {
    public Books {
        unreadable = List.copyOf(unreadable);
    }
}
