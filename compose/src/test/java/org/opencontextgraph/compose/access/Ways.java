package org.opencontextgraph.compose.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Ways through groups in groups, by trying all that there are. */
final class Ways {
    private static final Comparator<List<String>> NEAREST =
            Comparator.<List<String>>comparingInt(List::size).thenComparing(way -> String.join("\u0000", way));

    private Ways() {}

    /**
     * The nearest way down to each group that can be reached, the beginning first; of those of one length the first by name.
     *
     * @param parts the groups directly in each group
     */
    static Map<String, List<String>> down(Set<String> from, Map<String, Set<String>> parts) {
        Map<String, List<String>> nearest = new TreeMap<>();
        from.forEach(group -> walk(List.of(group), parts, nearest));
        return nearest;
    }

    private static void walk(List<String> way, Map<String, Set<String>> parts, Map<String, List<String>> nearest) {
        nearest.merge(way.getLast(), way, (one, other) -> NEAREST.compare(one, other) <= 0 ? one : other);
        for (String part : parts.getOrDefault(way.getLast(), Set.of())) {
            if (!way.contains(part)) {
                List<String> further = new ArrayList<>(way);
                further.add(part);
                walk(further, parts, nearest);
            }
        }
    }

    /** For each account the nearest way to a group that it is directly in. */
    static Map<String, List<String>> toAccounts(Map<String, List<String>> ways, Map<String, Set<String>> members) {
        Map<String, List<String>> nearest = new HashMap<>();
        ways.forEach((group, way) -> members.getOrDefault(group, Set.of())
                .forEach(account ->
                        nearest.merge(account, way, (one, other) -> NEAREST.compare(one, other) <= 0 ? one : other)));
        return nearest;
    }
}
