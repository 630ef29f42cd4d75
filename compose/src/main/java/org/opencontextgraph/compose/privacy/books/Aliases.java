package org.opencontextgraph.compose.privacy.books;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who counted as whom, and when. */
final class Aliases {
    /** By person and time; empty where a merge was undone. */
    private final Map<String, TreeMap<Long, Optional<String>>> changes = new HashMap<>();

    void merge(long when, String person, String into) {
        change(when, person, Optional.of(into));
    }

    void part(long when, String person) {
        change(when, person, Optional.empty());
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The person as whom this one counted at that time. */
    String resolve(String person, long when) {
        Set<String> seen = new HashSet<>();
        String as = person;
        while (seen.add(as)) {
            as = intoWhom(as, when).orElse(as);
        }
        return as;
    }

    private Optional<String> intoWhom(String person, long when) {
        TreeMap<Long, Optional<String>> times = changes.get(person);
        Map.Entry<Long, Optional<String>> last = times == null ? null : times.floorEntry(when);
        return last == null ? Optional.empty() : last.getValue();
    }

    private void change(long when, String person, Optional<String> into) {
        changes.computeIfAbsent(person, _ -> new TreeMap<>()).put(when, into);
    }
}
