package org.opencontextgraph.compose.privacy.verify;

import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.schema.message.Unit;

/** A unit is not shown while a trace in it is suspended, nor after one was retracted or its person has left. */
final class PermissionClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("permission");
        for (Unit unit : books.released().live()) {
            if (books.released().isShown(unit.getUnit())) {
                findings.count();
                findings.require(
                        books.ledger().members(unit.getUnit()).stream()
                                .flatMap(it -> books.traces().hiddenFrom(it.key()).stream())
                                .noneMatch(from -> from < books.released().latest()),
                        unit.getUnit(),
                        "is shown, with a trace in it that was taken back or suspended");
            }
        }
        return findings.outcome();
    }
}
