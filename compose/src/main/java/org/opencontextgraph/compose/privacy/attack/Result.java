package org.opencontextgraph.compose.privacy.attack;

import java.util.List;
import java.util.OptionalInt;

/**
 * What an attack came to.
 *
 * @param tried how many figures or differences it looked at
 * @param smallest persons of the smallest group that it isolates; empty: it isolated none at all
 * @param leaks groups of fewer than k
 * @param notes what it left out, and why
 */
public record Result(String attack, long tried, OptionalInt smallest, List<Isolation> leaks, List<String> notes) {
    public Result {
        leaks = List.copyOf(leaks);
        notes = List.copyOf(notes);
    }

    /** Leaks of exactly one person. */
    public long ofOne() {
        return leaks.stream().filter(it -> it.persons() == 1).count();
    }
}
