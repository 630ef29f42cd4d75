package org.opencontextgraph.query.materializer;

/** The places at which a process may die; tests let it die at each of them. */
enum Moment {
    BATCH_TAKEN,
    OFFSETS_WRITTEN,
    ROWS_WRITTEN,
    COMMITTED;

    /** Called when a moment is reached; in production it does nothing. */
    @FunctionalInterface
    interface Witness {
        void reached(Moment moment);

        Witness NONE = moment -> {};
    }
}
