package org.opencontextgraph.compose.bench.next;

import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.query.server.suggest.Shown;
import org.opencontextgraph.query.server.suggest.UnitSteps;
import org.opencontextgraph.streams.release.Buckets;

/** The model without the gate: each case is learned as it is, and what fewer than k cases did after a context is left out. */
final class ModelAlone {
    private ModelAlone() {}

    /** A case is as old as its beginning: that is known as soon as it runs. */
    static List<UnitSteps> units(List<Case> cases) {
        return cases.stream().map(ModelAlone::unit).toList();
    }

    /** A case is a cut of its own here, so cuts are cases. */
    static Shown sharedBy(int k) {
        return (count, _, cuts) -> cuts >= k ? count : 0;
    }

    private static UnitSteps unit(Case one) {
        List<Integer> gaps = new ArrayList<>();
        for (int i = 1; i < one.times().size(); i++) {
            gaps.add(Buckets.bucket(one.times().get(i) - one.times().get(i - 1)));
        }
        return new UnitSteps(one.name(), one.name(), 1, true, one.steps(), true, true, 1, one.begin(), gaps);
    }
}
