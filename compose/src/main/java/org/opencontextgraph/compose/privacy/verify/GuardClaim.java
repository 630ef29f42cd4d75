package org.opencontextgraph.compose.privacy.verify;

import java.util.Map;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Guard;

/**
 * What keeps released rows from those whom they are not for, and from being changed, is as the changelog made it; and no table
 * has a column that nobody compares.
 */
final class GuardClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("guards");
        Map<Guard, Map<String, String>> expected = ExpectedGuards.all();
        Map<Guard, Map<String, String>> found = books.database().guards();
        expected.forEach((guard, made) -> {
            findings.count();
            Map<String, String> there = found.get(guard);
            if (there == null) {
                findings.require(false, guard.table(), "misses " + words(guard));
            } else {
                made.forEach((property, value) -> findings.require(
                        value.equals(there.get(property)),
                        guard.table(),
                        "has another " + property + " of " + words(guard) + " than the changelog made"));
            }
        });
        // its name is not said: whoever made it may have written somebody's
        found.keySet()
                .forEach(guard -> findings.require(
                        expected.containsKey(guard),
                        guard.table(),
                        "has a " + guard.kind() + " that the changelog did not make"));
        return findings.outcome();
    }

    private static String words(Guard guard) {
        return "its " + (guard.kind() + " " + guard.name()).strip();
    }
}
