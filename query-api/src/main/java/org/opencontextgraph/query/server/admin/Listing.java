package org.opencontextgraph.query.server.admin;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some items of a list.
 *
 * @param last the key of the last one, after which the next page begins; empty on the last page
 */
public record Listing<T>(List<T> items, Optional<String> last) {
    /** @param after the key of the last item of the page before */
    public record Place(int limit, Optional<String> after) {}

    /** @param items one more than the limit when there is a next page */
    public static <T> Listing<T> of(List<T> items, int limit, Function<T, String> key) {
        boolean more = items.size() > limit;
        List<T> shown = more ? items.subList(0, limit) : items;
        return new Listing<>(shown, more ? Optional.of(key.apply(shown.getLast())) : Optional.empty());
    }
}
