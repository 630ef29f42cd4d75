package org.opencontextgraph.streams.release;

import java.util.List;
import org.opencontextgraph.schema.message.Place;

/** Entries that found no company, or may not look for it any longer. */
final class Drops {
    private final Traces traces;
    private final Origins origins;

    Drops(Traces traces, Origins origins) {
        this.traces = traces;
        this.origins = origins;
    }

    /**
     * The entry is out of its pool or unit, for good. A transition that the ledger never heard of leaves nothing behind.
     *
     * @param wasInUnit so the ledger has a row about it
     */
    void drop(Lane lane, PoolFamily family, Entry entry, long window, boolean wasInUnit, List<ReleaseDecision> out) {
        origins.refer(entry.origins(), -1);
        if (entry.position() > 0 && !wasInUnit && entry.origins().isEmpty()) {
            traces.forget(lane, entry.member());
        } else {
            traces.put(lane, entry.member(), new Whereabouts.Gone(Place.DROPPED));
            out.add(Ledger.settle(family, entry.member(), Place.DROPPED, window));
        }
    }
}
