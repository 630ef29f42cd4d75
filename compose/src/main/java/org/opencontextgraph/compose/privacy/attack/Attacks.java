package org.opencontextgraph.compose.privacy.attack;

import java.util.ArrayList;
import java.util.List;

/** All attacks on what was published. */
public final class Attacks {
    private Attacks() {}

    public static List<Result> on(PublishedHistory history, Identities identities) {
        List<Attack> attacks = List.of(
                new RowDeltas(),
                new SnapshotDeltas(),
                new Differencing(),
                new Correspondence(),
                new Retraction(),
                new PrefixEnumeration(),
                new TimingReconstruction(),
                new LabelScan(identities));
        List<Result> results = new ArrayList<>();
        attacks.forEach(attack -> results.add(attack.on(history)));
        return results;
    }
}
