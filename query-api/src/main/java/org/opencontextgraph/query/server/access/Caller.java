package org.opencontextgraph.query.server.access;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as far as an answer depends on it.
 *
 * @param audiences {@code everyone}, and {@code group:NAME} for each group that the token names; those that the person's
 *     accounts belong to are found in the transaction that reads
 * @param roles always has {@link UserRole#USER}
 * @param subject leads to the person
 */
public record Caller(NavigableSet<String> audiences, Set<UserRole> roles, Optional<Subject> subject) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean is(UserRole role) {
        return roles.contains(role);
    }
}
