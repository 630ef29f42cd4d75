package org.opencontextgraph.ingest.connector;

import java.util.List;

/**
 * What a token opens.
 *
 * @param missing what it does not open, with the tool's own name of the scope where it has one; empty: nothing
 * @param writing scopes that would let somebody write, which no connector needs
 */
public record ScopeCheck(List<String> missing, List<String> writing) {
    public ScopeCheck {
        missing = List.copyOf(missing);
        writing = List.copyOf(writing);
    }
}
