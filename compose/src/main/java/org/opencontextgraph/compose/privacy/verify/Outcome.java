package org.opencontextgraph.compose.privacy.verify;

import java.util.List;

/**
 * What became of one claim.
 *
 * @param checked how many units, rows or occurrences it was tested on
 * @param notes what could not be tested, and why
 */
public record Outcome(String claim, long checked, List<Violation> violations, List<String> notes) {
    public Outcome {
        violations = List.copyOf(violations);
        notes = List.copyOf(notes);
    }
}
