package org.opencontextgraph.ingest.cdc;

import java.util.Locale;

/** What was done to a row. */
enum Operation {
    INSERT,
    UPDATE,
    DELETE,
    /** The whole table was emptied. */
    TRUNCATE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
