package org.opencontextgraph.ingest.permission;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.schema.id.Audience;

/**
 * The audiences that the operator declared, each with the groups of all tools that mean the same people.
 *
 * <p>Who may read through such a group, or one around it, is decided by groups and not by their members: so a member who comes
 * or goes touches readers only, never the gate.
 */
public record AudienceGroups(Map<Audience, Set<String>> groups) {
    public AudienceGroups {
        Map<Audience, Set<String>> copy = new LinkedHashMap<>();
        groups.forEach((audience, names) -> copy.put(audience, Set.copyOf(names)));
        groups = Map.copyOf(copy);
    }

    /** How many of a tool's groups mean an audience. */
    GroupCount count(Set<String> told) {
        Set<String> mapped = new HashSet<>(told);
        mapped.retainAll(groups.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        return new GroupCount(told.size(), mapped.size());
    }

    /** The audiences that are covered when all members of these groups may read, in their order. */
    TreeSet<String> coveredBy(Set<String> granted) {
        TreeSet<String> covered = new TreeSet<>();
        boolean everyone =
                groups.getOrDefault(Audience.EVERYONE, Set.of()).stream().anyMatch(granted::contains);
        groups.forEach((audience, names) -> {
            if (everyone || names.stream().anyMatch(granted::contains)) {
                covered.add(audience.value());
            }
        });
        return covered;
    }

    /** What each account that the graph knows belongs to; everybody belongs to everyone, of which nothing is said. */
    Map<AccountKey, Set<String>> belongings(GroupGraph graph) {
        Map<AccountKey, Set<String>> found = new HashMap<>();
        graph.accounts().forEach(account -> found.put(account, new TreeSet<>()));
        groups.forEach((audience, names) -> {
            if (audience.equals(Audience.EVERYONE)) {
                return;
            }
            Set<AccountKey> seen = new HashSet<>();
            graph.waysTo(names).forEach((group, way) -> {
                String belonging = new Belonging(audience.value(), way).text();
                for (AccountKey member : graph.membersOf(group)) {
                    if (seen.add(member)) {
                        found.computeIfAbsent(member, _ -> new TreeSet<>()).add(belonging);
                    }
                }
            });
        });
        return found;
    }
}
