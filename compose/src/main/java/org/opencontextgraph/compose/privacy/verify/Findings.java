package org.opencontextgraph.compose.privacy.verify;

import java.util.ArrayList;
import java.util.List;

/** Collects the outcome of one claim. */
final class Findings {
    private final String claim;
    private final List<Violation> violations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long checked;

    Findings(String claim) {
        this.claim = claim;
    }

    void count() {
        checked++;
    }

    void require(boolean holds, String unit, String found) {
        if (!holds) {
            violations.add(new Violation(claim, unit, found));
        }
    }

    void note(String text) {
        notes.add(text);
    }

    Outcome outcome() {
        return new Outcome(claim, checked, violations, notes);
    }
}
