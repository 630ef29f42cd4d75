package org.opencontextgraph.query.server.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.id.IdentityProvider;

/** Whom the identity provider vouches for, in its own words; never said aloud. */
public record Subject(String value) {
    /** Empty when no account can have such a name. */
    public static Optional<Subject> of(@Nullable String claim) {
        return claim == null
                        || claim.isEmpty()
                        || claim.length() > IdentityProvider.LONGEST_SUBJECT
                        || claim.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.of(new Subject(claim));
    }

    @Override
    public String toString() {
        return "Subject[withheld]";
    }
}
