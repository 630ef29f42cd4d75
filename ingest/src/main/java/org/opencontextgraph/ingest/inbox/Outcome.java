package org.opencontextgraph.ingest.inbox;

import java.util.Locale;

/** What became of a delivery. */
public enum Outcome {
    /** Read. */
    TAKEN,
    /** Whoever sent it does not know the secret, or sends what is too old. */
    DISTRUSTED,
    /** The same was taken before. */
    REPLAYED,
    /** Sealed with keys that are not here, or damaged. */
    UNSEALED,
    /** Its connector is paused, or its token has not passed; where a list tells it, too, that is read when it goes on. */
    PAUSED,
    /** There is no such connector, or it takes no deliveries. */
    UNKNOWN,
    /** It could not be read although its sender is known: the log says more. */
    BROKEN;

    /** In metrics and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
