package org.opencontextgraph.query.server.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * What an administrator decided about an account.
 *
 * @param number later decisions have greater ones
 * @param person to whom it was linked, or whose it was said not to be; empty of an undo
 */
public record Decision(
        long number,
        Instant at,
        String by,
        Kind kind,
        String account,
        Optional<String> person,
        Optional<String> reason) {
    /** What was decided. */
    public enum Kind {
        LINK,
        UNDO,
        REJECT
    }
}
