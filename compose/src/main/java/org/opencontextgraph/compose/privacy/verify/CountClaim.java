package org.opencontextgraph.compose.privacy.verify;

import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Released;
import org.opencontextgraph.schema.message.Unit;

/** A unit counts its members, nobody else, and the ledger knows of no member of what is not there. */
final class CountClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("count");
        for (Unit unit : books.released().live()) {
            findings.count();
            if (books.released().isShown(unit.getUnit())) {
                int members = books.ledger().members(unit.getUnit()).size();
                findings.require(
                        members == unit.getCount(),
                        unit.getUnit(),
                        "counts " + unit.getCount() + ", the ledger has " + members + " members");
            }
        }
        for (String unit : books.ledger().units()) {
            findings.require(
                    books.released()
                            .state(unit)
                            .filter(it -> it != Released.State.WITHDRAWN)
                            .isPresent(),
                    unit,
                    "has members in the ledger, but is not among the units");
        }
        return findings.outcome();
    }
}
