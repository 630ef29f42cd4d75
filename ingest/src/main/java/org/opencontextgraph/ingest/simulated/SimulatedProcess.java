package org.opencontextgraph.ingest.simulated;

import org.jspecify.annotations.Nullable;

/** A kind of work, and how it usually goes. */
interface SimulatedProcess {
    /** The process key; null: its events belong to no process. */
    @Nullable
    String key();

    /** What its cases are about, as in `simulated:ticket:…`. */
    String object();

    /** Cases that begin on a working day, in tenths. */
    int tenthsPerDay();

    /** Tells one case and says who may read it. */
    Access play(CaseScript script);
}
