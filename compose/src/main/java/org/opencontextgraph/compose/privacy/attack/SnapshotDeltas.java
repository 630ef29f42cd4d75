package org.opencontextgraph.compose.privacy.attack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.privacy.books.Occurrence;

/**
 * Asks for the same variants, edges and prefixes at every moment: what several rows change together may cancel, and leave
 * fewer persons than each of them. Survivors that come back in the moment in which their unit goes give the leaver away.
 */
final class SnapshotDeltas implements Attack {
    @Override
    public Result on(PublishedHistory history) {
        Loot loot = new Loot("snapshots");
        Map<Long, List<Sighting>> moments = history.sightings().stream()
                .collect(Collectors.groupingBy(Sighting::moment, TreeMap::new, Collectors.toList()));
        Map<String, Sighting> visible = new HashMap<>();
        for (List<Sighting> together : moments.values()) {
            Map<Figure, Set<Occurrence>> changed = new HashMap<>();
            Map<Figure, Persons> known = new HashMap<>();
            int k = 0;
            for (Sighting now : together) {
                Sighting before = now.shown() ? visible.put(now.id(), now) : visible.remove(now.id());
                if (before != null) {
                    change(changed, known, before);
                }
                if (now.shown()) {
                    change(changed, known, now);
                }
                k = Math.max(k, now.k());
            }
            for (Map.Entry<Figure, Set<Occurrence>> it : changed.entrySet()) {
                loot.isolate(
                        together.getFirst().id(),
                        "the " + it.getKey().kind() + " before and after this was seen",
                        known.getOrDefault(it.getKey(), Persons.NEVER_MERGED).of(it.getValue()),
                        k);
            }
        }
        return loot.result();
    }

    private static void change(Map<Figure, Set<Occurrence>> changed, Map<Figure, Persons> known, Sighting row) {
        Figure.of(row.row(), row.members()).forEach((figure, occurrences) -> {
            changed.merge(figure, new HashSet<>(occurrences), RowDeltas::difference);
            known.merge(figure, row.known(), Persons::and);
        });
    }
}
