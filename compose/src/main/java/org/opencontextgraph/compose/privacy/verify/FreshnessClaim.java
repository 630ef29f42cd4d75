package org.opencontextgraph.compose.privacy.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.schema.message.Unit;

/**
 * I5: what survived a withdrawn unit is published again only together with at least k persons who were in none of the units
 * that the survivors came from; else the difference between the two is the one who left. Persons count as they do now where the
 * unit is shown, else as they did when it was published.
 */
final class FreshnessClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("fresh company");
        for (Unit unit : books.released().everPublished()) {
            Set<Occurrence> members = books.ledger().membersEver(unit.getUnit());
            Set<String> origins = new HashSet<>();
            for (Occurrence member : members) {
                books.ledger().unitsOf(member).stream()
                        .filter(it -> !it.equals(unit.getUnit()))
                        .filter(it -> books.released().wasPublishedBefore(it, unit.getUnit()))
                        .forEach(origins::add);
            }
            if (!origins.isEmpty()) {
                List<Long> times = books.released().isShown(unit.getUnit())
                        ? List.of(Long.MAX_VALUE)
                        : Doubt.around(books.released().publishedAt(unit.getUnit()));
                int fresh = times.stream()
                        .mapToInt(at -> fresh(books, members, origins, at))
                        .max()
                        .orElse(0);
                findings.count();
                findings.require(
                        fresh >= unit.getK(),
                        unit.getUnit(),
                        "publishes survivors of " + origins.size() + " units again with " + fresh
                                + " fresh persons, k = " + unit.getK());
            }
        }
        return findings.outcome();
    }

    private static int fresh(Books books, Set<Occurrence> members, Set<String> origins, long at) {
        Set<String> fresh = new HashSet<>();
        members.forEach(it -> fresh.add(books.traces().resolveAt(it.person(), at)));
        origins.forEach(origin -> books.ledger()
                .membersEver(origin)
                .forEach(it -> fresh.remove(books.traces().resolveAt(it.person(), at))));
        return fresh.size();
    }
}
