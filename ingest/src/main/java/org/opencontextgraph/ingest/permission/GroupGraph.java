package org.opencontextgraph.ingest.permission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;

/** Which groups of a tool are part of which others, however deep, and whatever circles they form. */
final class GroupGraph {
    private final Map<String, TreeSet<String>> subgroups = new HashMap<>();
    private final Map<String, Set<AccountKey>> members = new HashMap<>();

    GroupGraph(Collection<SourceGroup> groups) {
        for (SourceGroup group : groups) {
            subgroups.computeIfAbsent(group.name(), _ -> new TreeSet<>()).addAll(group.subgroups());
            members.computeIfAbsent(group.name(), _ -> new HashSet<>()).addAll(group.members());
        }
    }

    /** These groups, and all whose members are members of one of them. */
    Set<String> within(Collection<String> groups) {
        return waysTo(groups).keySet();
    }

    /**
     * The same, each with a shortest way from it to one of these groups, itself first.
     *
     * @return near groups first, those of one distance in a fixed order
     */
    Map<String, List<String>> waysTo(Collection<String> groups) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        new TreeSet<>(groups).forEach(group -> found.put(group, List.of(group)));
        Deque<String> open = new ArrayDeque<>(found.keySet());
        while (!open.isEmpty()) {
            String group = open.pop();
            for (String part : subgroups.getOrDefault(group, new TreeSet<>())) {
                if (!found.containsKey(part)) {
                    List<String> way = new ArrayList<>(Objects.requireNonNull(found.get(group)));
                    way.addFirst(part);
                    found.put(part, List.copyOf(way));
                    open.add(part);
                }
            }
        }
        return found;
    }

    /** Accounts that are members of the group itself. */
    Set<AccountKey> membersOf(String group) {
        return members.getOrDefault(group, Set.of());
    }

    /** All accounts of whom a group was told. */
    Set<AccountKey> accounts() {
        return members.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
