package org.opencontextgraph.compose.privacy.verify;

import java.util.HashSet;
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
                Set<String> fresh = new HashSet<>();
                long at = books.released().isShown(unit.getUnit())
                        ? Long.MAX_VALUE
                        : books.released().publishedAt(unit.getUnit());
                members.forEach(it -> fresh.add(books.traces().resolveAt(it.person(), at)));
                origins.forEach(origin -> books.ledger()
                        .membersEver(origin)
                        .forEach(it -> fresh.remove(books.traces().resolveAt(it.person(), at))));
                findings.count();
                findings.require(
                        fresh.size() >= unit.getK(),
                        unit.getUnit(),
                        "publishes survivors of " + origins.size() + " units again with " + fresh.size()
                                + " fresh persons, k = " + unit.getK());
            }
        }
        return findings.outcome();
    }
}
