package org.opencontextgraph.streams.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a published unit still has its persons (I1, I5), as they are known now. Fresh are those who were in none of
 * the units that its survivors came from; in a unit without survivors everybody is.
 */
final class Quorum {
    private final GateBooks books;

    Quorum(GateBooks books) {
        this.books = books;
    }

    /** Whether k of the persons whose entries these are count as different ones, and as fresh. */
    boolean holds(int k, List<Entry> entries) {
        Set<String> persons = new HashSet<>();
        Set<Fingerprint> origins = new HashSet<>();
        Set<Long> stale = new HashSet<>();
        for (Entry entry : entries) {
            persons.add(books.aliases.of(entry.person()));
            for (Fingerprint origin : entry.origins()) {
                if (origins.add(origin)) {
                    stale.addAll(books.origins.peekPersonsOf(origin));
                }
            }
        }
        books.rows.pay(origins.size());
        return persons.stream()
                        .filter(person -> books.origins.isFresh(person, stale, books.aliases))
                        .count()
                >= k;
    }
}
