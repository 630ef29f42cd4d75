package org.opencontextgraph.compose.privacy.verify;

import java.util.HashMap;
import java.util.Map;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.schema.message.Unit;

/**
 * I7: nobody dominates a count. One person adds at most c entries: at most m, and at most a third of the count, but always
 * one. Persons as they were when it was published: a merge afterwards does not make a unit wrong.
 */
final class CapClaim implements Claim {
    private static final long SHARE = 3;

    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("dominance");
        for (Unit unit : books.released().live()) {
            Map<String, Integer> entries = new HashMap<>();
            books.ledger().members(unit.getUnit()).forEach(it -> entries.merge(it.person(), 1, Integer::sum));
            int most = entries.values().stream().mapToInt(it -> it).max().orElse(0);
            findings.count();
            findings.require(
                    most <= 1 || SHARE * most <= unit.getCount(),
                    unit.getUnit(),
                    "counts " + most + " entries of one person, more than a third of " + unit.getCount());
            books.policy()
                    .epoch(unit.getEpoch())
                    .ifPresent(rules -> findings.require(
                            most <= rules.getCap(),
                            unit.getUnit(),
                            "counts " + most + " entries of one person, more than " + rules.getCap()));
        }
        return findings.outcome();
    }
}
