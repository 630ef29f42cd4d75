package org.opencontextgraph.compose.privacy.attack;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.Traces;

/**
 * Who occurrences count as. An occurrence stays the same whoever turns out to be whom; persons do not. Where rows of different
 * times are taken together, their members count as at the first or at the last of these, whichever makes more persons: what
 * was sound when it was published stays so.
 *
 * @param traces null: nobody was ever merged
 */
public record Persons(@Nullable Traces traces, long first, long last) {
    static final Persons NEVER_MERGED = new Persons(null, Long.MAX_VALUE, Long.MIN_VALUE);

    static Persons at(Traces traces, long time) {
        return traces.hasAliases() ? new Persons(traces, time, time) : NEVER_MERGED;
    }

    static Persons together(Collection<Sighting> rows) {
        return rows.stream().map(Sighting::known).reduce(NEVER_MERGED, Persons::and);
    }

    Persons and(Persons other) {
        return new Persons(
                traces == null ? other.traces : traces, Math.min(first, other.first), Math.max(last, other.last));
    }

    Set<String> of(Set<Occurrence> occurrences) {
        Set<String> then = of(occurrences, first);
        if (first >= last) {
            return then;
        }
        Set<String> later = of(occurrences, last);
        return later.size() > then.size() ? later : then;
    }

    private Set<String> of(Set<Occurrence> occurrences, long time) {
        return occurrences.stream()
                .map(Occurrence::person)
                .map(it -> traces == null ? it : traces.resolveAt(it, time))
                .collect(Collectors.toSet());
    }
}
