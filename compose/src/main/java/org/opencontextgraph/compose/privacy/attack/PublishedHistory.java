package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Audited;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.schema.message.AuditKind;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Unit;

/**
 * All that was ever to be seen, in its order.
 *
 * @param timings every timing row that was ever shown, with the persons behind it
 * @param forgotten rows left out because the ledger no longer knows all their members (a person who left is forgotten)
 */
public record PublishedHistory(List<Sighting> sightings, List<TimingSighting> timings, long forgotten) {
    public PublishedHistory {
        sightings = List.copyOf(sightings);
        timings = List.copyOf(timings);
    }

    /** Without timing rows. */
    public static PublishedHistory of(List<Sighting> sightings) {
        return new PublishedHistory(sightings, List.of(), 0);
    }

    /**
     * Persons who were merged are one in what is still shown; what went before stands as it was published, for that is what was
     * promised then: a unit that falls below k by a merge is hidden at once.
     */
    public static PublishedHistory of(Books books) {
        List<Sighting> sightings = new ArrayList<>();
        Map<String, Set<Occurrence>> cuts = new LinkedHashMap<>();
        Map<String, CutTiming> timings = new LinkedHashMap<>();
        Set<String> forgotten = new HashSet<>();
        for (Audited audited : books.released().timeline()) {
            boolean shown = audited.kind() == AuditKind.PUBLISHED || audited.kind() == AuditKind.RESUMED;
            if (audited.row() instanceof Unit unit) {
                Set<Occurrence> members = books.ledger().membersEver(unit.getUnit());
                if (members.size() != unit.getCount()) {
                    forgotten.add(unit.getUnit());
                } else {
                    sightings.add(new Sighting(audited.time(), shown, unit, members, known(books, unit.getUnit())));
                }
                cuts.computeIfAbsent(unit.getCut(), _ -> new HashSet<>()).addAll(members);
            } else if (audited.row() instanceof CutTiming timing) {
                timings.put(timing.getCut(), timing);
            }
        }
        List<TimingSighting> timed = timings.values().stream()
                .map(it ->
                        new TimingSighting(it, known(books, it.getCut()).of(cuts.getOrDefault(it.getCut(), Set.of()))))
                .toList();
        return new PublishedHistory(sightings, timed, forgotten.size());
    }

    /** Each row once, as it was first seen; a row that was seen with other members is another one. */
    List<Sighting> rows() {
        Set<List<Object>> seen = new HashSet<>();
        return sightings.stream()
                .filter(it -> it.shown() && seen.add(List.of(it.id(), it.members())))
                .toList();
    }

    /** Each row once, as it was last seen. */
    List<Sighting> lastOfEach() {
        Map<String, Sighting> last = new LinkedHashMap<>();
        sightings.stream().filter(Sighting::shown).forEach(it -> last.put(it.id(), it));
        return List.copyOf(last.values());
    }

    /** What is to be seen at the end. */
    List<Sighting> shownAtTheEnd() {
        Map<String, Sighting> shown = new LinkedHashMap<>();
        sightings.stream().sorted(Comparator.comparingLong(Sighting::moment)).forEach(it -> {
            if (it.shown()) {
                shown.put(it.id(), it);
            } else {
                shown.remove(it.id());
            }
        });
        return List.copyOf(shown.values());
    }

    /** When each row was last taken away, if it ever was. */
    Map<String, Long> takenAway() {
        Map<String, Long> moments = new LinkedHashMap<>();
        sightings.stream().filter(it -> !it.shown()).forEach(it -> moments.merge(it.id(), it.moment(), Math::max));
        return moments;
    }

    private static Persons known(Books books, String row) {
        return Persons.at(
                books.traces(),
                books.released().isShown(row)
                        ? Long.MAX_VALUE
                        : books.released().publishedAt(row));
    }
}
