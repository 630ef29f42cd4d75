package org.opencontextgraph.streams.release;

import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;

/** What the ledger is told. */
final class Ledger {
    private Ledger() {}

    /** Of a member that is in no unit (any more), as decided for the window that ends then. */
    static ReleaseDecision settle(PoolFamily family, Member member, Place place, long windowEnd) {
        return new ReleaseDecision.Settle(new LedgerEntry(
                family.lane(),
                family.scope(),
                family.process(),
                member.person(),
                member.trace(),
                member.position(),
                place,
                null,
                windowEnd));
    }
}
