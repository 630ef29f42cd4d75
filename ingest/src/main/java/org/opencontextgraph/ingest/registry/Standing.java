package org.opencontextgraph.ingest.registry;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Where a tool stands on its way to being read.
 *
 * @param passed its token is known to open all that is to be read; false: it is not read
 * @param checkWanted when somebody wanted to know what its token opens; empty: nobody does
 */
public record Standing(Registered row, boolean passed, Optional<OffsetDateTime> checkWanted) {
    /** Nobody waits for what it might still tell. */
    public boolean isQuiet() {
        return row.paused() || !passed;
    }
}
