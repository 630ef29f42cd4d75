package org.opencontextgraph.compose.privacy.verify;

import java.util.Set;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.Policy;
import org.opencontextgraph.schema.message.Unit;

/** I1: a unit that is shown has at least k distinct persons, whoever turned out to be whom. */
final class QuorumClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("quorum");
        for (Unit unit : books.released().live()) {
            findings.count();
            findings.require(
                    unit.getK() >= Policy.FLOOR,
                    unit.getUnit(),
                    "published under k = " + unit.getK() + ", below " + Policy.FLOOR);
            books.policy()
                    .epoch(unit.getEpoch())
                    .ifPresentOrElse(
                            rules -> findings.require(
                                    unit.getK() >= Policy.leastPersons(rules, unit.getScope()),
                                    unit.getUnit(),
                                    "published under k = " + unit.getK() + ", the epoch says "
                                            + Policy.leastPersons(rules, unit.getScope()) + " for this scope"),
                            () -> findings.require(
                                    false, unit.getUnit(), "of epoch " + unit.getEpoch() + ", which nobody decided"));
            if (books.released().isShown(unit.getUnit())) {
                int persons = persons(books, unit.getUnit()).size();
                findings.require(
                        persons >= unit.getK(),
                        unit.getUnit(),
                        persons + " persons by the ledger, published under k = " + unit.getK());
            }
        }
        if (books.traces().hasAliases()) {
            findings.note("persons were merged: they count as one, as far as the merges are still kept");
        }
        return findings.outcome();
    }

    private static Set<String> persons(Books books, String unit) {
        return books.ledger().members(unit).stream()
                .map(Occurrence::person)
                .map(books.traces()::resolve)
                .collect(Collectors.toSet());
    }
}
