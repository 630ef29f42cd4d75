package org.opencontextgraph.streams.release;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who counts as whom, in the plainest way. */
final class PlainAliases {
    private final Map<String, String> into = new HashMap<>();

    void merge(String person, String other) {
        if (person.equals(other)) {
            return;
        }
        into.remove(person);
        if (below(person).contains(other)) {
            into.remove(other);
        }
        into.put(person, other);
    }

    void undo(String person) {
        into.remove(person);
    }

    /** Who leaves with this person. */
    Set<String> leave(String person) {
        Set<String> leavers = below(person);
        leavers.forEach(into::remove);
        return leavers;
    }

    String counted(String person) {
        String next = into.get(person);
        return next == null ? person : counted(next);
    }

    Set<String> below(String person) {
        Set<String> found = new HashSet<>(Set.of(person));
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, String> alias : into.entrySet()) {
                more |= found.contains(alias.getValue()) && found.add(alias.getKey());
            }
        }
        return found;
    }
}
