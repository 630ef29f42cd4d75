package org.opencontextgraph.query.server.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param headers what they show for it
 * @param known whether it is known what they may do
 * @param policies that let them in
 */
public record Caller(String name, List<Header> headers, boolean known, Set<String> policies) {
    private static final Set<String> ALL = Set.of("PUBLIC", "ANY_READER", "OWN", "OVERSIGHT", "ADMIN");

    public Caller {
        headers = List.copyOf(headers);
        policies = Set.copyOf(policies);
    }

    public static Caller nobody() {
        return new Caller("nobody", List.of(), true, Set.of("PUBLIC"));
    }

    public static Caller bearer(String name, String token, String... policies) {
        return new Caller(name, List.of(new Header("Authorization", "Bearer " + token)), true, Set.of(policies));
    }

    /** The status that turns them away at this policy, if one does. */
    Optional<Integer> turnedAway(String policy) {
        if (!known || policies.contains(policy) || !ALL.contains(policy)) {
            return Optional.empty();
        }
        return Optional.of(policies.equals(Set.of("PUBLIC")) ? 401 : 403);
    }

    /** Whether nothing turns them away. */
    boolean enters(String policy) {
        return known && policies.contains(policy);
    }
}
