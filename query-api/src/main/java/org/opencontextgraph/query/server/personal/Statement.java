package org.opencontextgraph.query.server.personal;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person said last about sharing.
 *
 * @param since when that was; of an opt-in: work that began before is not shared. Empty as long as nothing was said
 */
public record Statement(boolean optedIn, Optional<Instant> since) {
    /** Whoever said nothing shares nothing. */
    static final Statement NONE = new Statement(false, Optional.empty());

    /** Whether work that began then may be shared. */
    boolean covers(Instant beginning) {
        return optedIn && since.filter(beginning::isBefore).isEmpty();
    }

    /** The same word again changes nothing; a new one holds from now on, and never from before the last one. */
    Statement then(boolean wanted, Instant now) {
        if (wanted == optedIn && since.isPresent()) {
            return this;
        }
        return new Statement(wanted, Optional.of(since.filter(now::isBefore).orElse(now)));
    }
}
