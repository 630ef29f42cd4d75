package org.opencontextgraph.compose.privacy.books;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who counted as whom, and when. */
final class Aliases {
    private record Change(
            long time, String person, @Nullable String into) {}

    private final List<Change> changes = new ArrayList<>();
    private Map<String, String> at = new HashMap<>();
    private long time = Long.MIN_VALUE;
    private int next;

    /** In the order of time; {@code into} is null where a merge was undone. */
    void change(long when, String person, @Nullable String into) {
        changes.add(new Change(when, person, into));
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The person as whom this one counted at that time; cheap when asked in the order of time. */
    String resolve(String person, long when) {
        go(when);
        Set<String> seen = new HashSet<>();
        String as = person;
        while (at.containsKey(as) && seen.add(as)) {
            as = at.getOrDefault(as, as);
        }
        return as;
    }

    private void go(long when) {
        if (when < time) {
            at = new HashMap<>();
            next = 0;
        }
        time = when;
        while (next < changes.size() && changes.get(next).time() <= when) {
            Change change = changes.get(next);
            if (change.into() == null) {
                at.remove(change.person());
            } else {
                at.put(change.person(), change.into());
            }
            next++;
        }
    }
}
