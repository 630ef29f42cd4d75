package org.opencontextgraph.query.server.access;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names that stand in a claim: a list of texts. A dot in the claim's name leads into it, as in {@code realm_access.roles};
 * a claim whose own name has dots goes first. Anything else than a list of texts names nothing.
 */
final class ClaimNames {
    private ClaimNames() {}

    static List<String> at(Map<String, ?> claims, String path) {
        return at(claims, List.of(path.split("\\.", -1)));
    }

    /** The longest key first: {@code a.b.c}, then {@code a.b}, which has {@code c}, then {@code a}. */
    private static List<String> at(Map<?, ?> claims, List<String> path) {
        for (int taken = path.size(); taken > 0; taken--) {
            @Nullable Object value = claims.get(String.join(".", path.subList(0, taken)));
            if (taken == path.size() && value instanceof List<?> list) {
                return texts(list);
            }
            if (taken < path.size() && value instanceof Map<?, ?> within) {
                return at(within, path.subList(taken, path.size()));
            }
        }
        return List.of();
    }

    private static List<String> texts(List<?> list) {
        return list.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
