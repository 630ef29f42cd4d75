package org.opencontextgraph.compose.privacy.attack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.privacy.books.Occurrence;

/**
 * Waits until somebody leaves. A row that only shrinks gives the leaver away; so does a later row with the others, unless
 * fresh persons enough are in it.
 */
final class Retraction implements Attack {
    @Override
    public Result on(PublishedHistory history) {
        Loot loot = new Loot("retraction");
        Map<String, Sighting> last = new HashMap<>();
        Overlaps hidden = new Overlaps();
        for (Sighting now : history.sightings()) {
            @Nullable Sighting before = last.put(now.id(), now);
            if (now.shown()) {
                if (before != null) {
                    shrunk(before, now, loot);
                }
                cameBack(now, hidden, loot);
            } else {
                hidden.add(now);
            }
        }
        return loot.result();
    }

    private static void shrunk(Sighting before, Sighting now, Loot loot) {
        Set<Occurrence> lost = new HashSet<>(before.members());
        lost.removeAll(now.members());
        if (!lost.isEmpty()) {
            loot.isolate(
                    now.id(),
                    "the row lost some of what it counted",
                    now.known().of(lost),
                    now.k());
        }
    }

    private static void cameBack(Sighting now, Overlaps hidden, Loot loot) {
        Set<Sighting> origins = new HashSet<>();
        for (Occurrence member : now.members()) {
            hidden.with(member).stream().filter(it -> !it.id().equals(now.id())).forEach(origins::add);
        }
        if (origins.isEmpty()) {
            return;
        }
        Set<String> persons = now.persons();
        Set<String> lost = new HashSet<>();
        origins.forEach(origin -> lost.addAll(now.known().of(origin.members())));
        Set<String> fresh = new HashSet<>(persons);
        fresh.removeAll(lost);
        lost.removeAll(persons);
        int isolated =
                fresh.isEmpty() ? lost.size() : lost.isEmpty() ? fresh.size() : Math.min(fresh.size(), lost.size());
        loot.isolate(
                now.id(),
                "compared with " + origins.size() + " rows that went before it",
                fresh.size() >= now.k() ? fresh.size() : isolated,
                now.k());
    }
}
