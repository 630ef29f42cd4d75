package org.opencontextgraph.query.server.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * What an administrator decided about an account, or about a person.
 *
 * @param number later decisions have greater ones
 * @param account empty of a decision about a person
 * @param person to whom it was linked, or whose it was said not to be; empty of an undo; else whom it is about
 * @param sameAs whom the person is one with; empty of anything but a merge
 */
public record Decision(
        long number,
        Instant at,
        String by,
        Kind kind,
        Optional<String> account,
        Optional<String> person,
        Optional<String> sameAs,
        Optional<String> reason) {
    /** What was decided. */
    public enum Kind {
        LINK,
        UNDO,
        REJECT,
        /** Two persons are one human. */
        MERGE,
        /** They are two after all. */
        PART
    }
}
