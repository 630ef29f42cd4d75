package org.opencontextgraph.compose.privacy.attack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Occurrence;

/**
 * Lays two groupings of the same traces over each other, as after a rebuild or an epoch that decides again: a group of k that
 * other borders cut into cells gives the cells away (the correspondence attack, arXiv 2105.11991).
 *
 * <p>A later row cuts nothing if the earlier one had gone before, and k persons or more are in it who were in none of the rows
 * that its others came from: among them nobody can tell which of the others came back.
 */
final class Correspondence implements Attack {
    private final Overlaps overlaps = new Overlaps();
    private final Map<Sighting, Integer> fresh = new HashMap<>();

    @Override
    public Result on(PublishedHistory history) {
        Loot loot = new Loot("correspondence");
        List<Sighting> rows = history.lastOfEach();
        Map<String, Long> takenAway = history.takenAway();
        rows.forEach(overlaps::add);
        for (Sighting row : rows) {
            Map<Sighting, Set<Occurrence>> cells = new LinkedHashMap<>();
            Set<Occurrence> rest = new HashSet<>(row.members());
            for (Occurrence member : row.members()) {
                for (Sighting later : overlaps.with(member)) {
                    if (isLater(later, row) && !hides(later, row, takenAway)) {
                        cells.computeIfAbsent(later, _ -> new HashSet<>()).add(member);
                        rest.remove(member);
                    }
                }
            }
            if (!cells.isEmpty()) {
                Persons known = Persons.together(cells.keySet()).and(row.known());
                int cell = cells.values().stream()
                        .mapToInt(it -> known.of(it).size())
                        .min()
                        .orElse(0);
                int left = known.of(rest).size();
                loot.isolate(
                        row.id(),
                        "cut into cells by " + cells.size() + " later rows",
                        left > 0 ? Math.min(left, cell) : cell,
                        row.k());
            }
        }
        return loot.result();
    }

    private static boolean isLater(Sighting later, Sighting row) {
        return later.moment() > row.moment() && !later.id().equals(row.id());
    }

    private boolean hides(Sighting later, Sighting row, Map<String, Long> takenAway) {
        return takenAway.getOrDefault(row.id(), Long.MAX_VALUE) <= later.moment()
                && fresh.computeIfAbsent(later, this::freshPersons) >= later.k();
    }

    private int freshPersons(Sighting later) {
        Set<Sighting> origins = new LinkedHashSet<>();
        for (Occurrence member : later.members()) {
            overlaps.with(member).stream().filter(it -> isLater(later, it)).forEach(origins::add);
        }
        Set<String> persons = later.persons();
        origins.forEach(it -> persons.removeAll(later.known().of(it.members())));
        return persons.size();
    }
}
