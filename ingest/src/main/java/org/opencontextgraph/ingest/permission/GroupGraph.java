package org.opencontextgraph.ingest.permission;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;

/** Which groups of a tool are part of which others, however deep, and whatever circles they form. */
final class GroupGraph {
    private final Map<String, Set<String>> subgroups = new HashMap<>();

    GroupGraph(Collection<SourceGroup> groups) {
        for (SourceGroup group : groups) {
            subgroups.computeIfAbsent(group.name(), _ -> new HashSet<>()).addAll(group.subgroups());
        }
    }

    /** These groups, and all whose members are members of one of them. */
    Set<String> within(Collection<String> groups) {
        Set<String> found = new HashSet<>(groups);
        Deque<String> open = new ArrayDeque<>(groups);
        while (!open.isEmpty()) {
            for (String part : subgroups.getOrDefault(open.pop(), Set.of())) {
                if (found.add(part)) {
                    open.push(part);
                }
            }
        }
        return found;
    }
}
