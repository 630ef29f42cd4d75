package org.opencontextgraph.compose.privacy.verify;

import java.util.Set;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.schema.message.Unit;

/** A step of a unit is a label that came through the closed vocabulary; what did not is `other`, and never leaves. */
final class LabelClaim implements Claim {
    private static final String OTHER = "other";

    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("labels");
        Set<String> known = books.traces().labels();
        for (Unit unit : books.released().live()) {
            findings.count();
            findings.require(!unit.getSteps().contains(OTHER), unit.getUnit(), "has the step `other`");
            findings.require(
                    known.isEmpty() || known.containsAll(unit.getSteps()),
                    unit.getUnit(),
                    "has a step that no trace behind the gate has");
        }
        if (known.isEmpty()) {
            findings.note("no trace is kept any more, so labels were compared with nothing");
        }
        return findings.outcome();
    }
}
