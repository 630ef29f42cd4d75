package org.opencontextgraph.compose.privacy.verify;

import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Occurrence;
import org.opencontextgraph.compose.privacy.books.Released;

/**
 * I2: an occurrence of a step is in at most one live unit, and over all history in another one only after the first was
 * withdrawn. A whole trace overlaps each of its transitions.
 */
final class PartitionClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("partition");
        Released released = books.released();
        for (Occurrence occurrence : books.ledger().occurrences()) {
            findings.count();
            List<String> units = new ArrayList<>(books.ledger().unitsOf(occurrence));
            for (int i = 0; i < units.size(); i++) {
                for (int j = i + 1; j < units.size(); j++) {
                    String one = units.get(i);
                    String other = units.get(j);
                    findings.require(
                            released.wasWithdrawnBefore(one, other) || released.wasWithdrawnBefore(other, one),
                            other,
                            "shares an occurrence with " + one + ", which was not withdrawn before");
                }
            }
        }
        return findings.outcome();
    }
}
