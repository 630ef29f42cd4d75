package org.opencontextgraph.compose.privacy.attack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.privacy.books.Occurrence;

/** Looks at each row before and after: whoever makes the difference is isolated. A total that grows gives the newcomer away. */
final class RowDeltas implements Attack {
    @Override
    public Result on(PublishedHistory history) {
        Loot loot = new Loot("row deltas");
        Map<String, Sighting> visible = new HashMap<>();
        for (Sighting now : history.sightings()) {
            @Nullable Sighting before = now.shown() ? visible.put(now.id(), now) : visible.remove(now.id());
            Set<Occurrence> old = before == null ? Set.of() : before.members();
            Set<Occurrence> difference = difference(old, now.shown() ? now.members() : Set.of());
            if (!difference.isEmpty()) {
                loot.isolate(now.id(), "the row before and after", now.known().of(difference), now.k());
            }
        }
        return loot.result();
    }

    static Set<Occurrence> difference(Set<Occurrence> one, Set<Occurrence> other) {
        Set<Occurrence> difference = new HashSet<>(one);
        for (Occurrence it : other) {
            if (!difference.remove(it)) {
                difference.add(it);
            }
        }
        return difference;
    }
}
