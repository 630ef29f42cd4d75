package org.opencontextgraph.compose.privacy.verify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What became of all claims. */
public record Verdict(List<Outcome> outcomes) {
    public Verdict {
        outcomes = List.copyOf(outcomes);
    }

    public boolean isSound() {
        return violations().isEmpty();
    }

    public List<Violation> violations() {
        return outcomes.stream().flatMap(it -> it.violations().stream()).toList();
    }

    /**
     * What was also found another time. An instance that runs writes its topics and its tables one after the other, so what is
     * seen in passing is no violation; one that stays is.
     */
    public Verdict thatStays(Verdict other) {
        Set<Place> again = new HashSet<>();
        other.violations().forEach(it -> again.add(Place.of(it)));
        return new Verdict(outcomes.stream()
                .map(it -> new Outcome(
                        it.claim(),
                        it.checked(),
                        it.violations().stream()
                                .filter(violation -> again.contains(Place.of(violation)))
                                .toList(),
                        it.notes()))
                .toList());
    }

    /** The figures of a violation may move while the instance runs; what it is about does not. */
    private record Place(String claim, String unit) {
        static Place of(Violation violation) {
            return new Place(violation.claim(), violation.unit());
        }
    }
}
