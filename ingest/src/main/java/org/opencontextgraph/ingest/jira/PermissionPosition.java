package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Where asking for permissions is: first project after project, then the members of each group that was met, page after page.
 *
 * @param project how many projects were asked for
 * @param groups that were met and have members, in their order
 * @param group how many of them were told whole
 * @param start how many members of the next one were told
 */
record PermissionPosition(int project, List<Group> groups, int group, int start) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final PermissionPosition FIRST = new PermissionPosition(0, List.of(), 0, 0);

    PermissionPosition {
        groups = List.copyOf(groups);
    }

    static PermissionPosition read(String text) {
        try {
            return text.isEmpty() ? FIRST : JSON.readValue(text, PermissionPosition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the position of a permission run is damaged", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    PermissionPosition afterProject(Collection<Group> met) {
        Set<Group> all = Holders.none();
        all.addAll(groups);
        met.stream().filter(Group::isReal).forEach(all::add);
        return new PermissionPosition(project + 1, List.copyOf(all), 0, 0);
    }

    PermissionPosition afterMembers(int number) {
        return new PermissionPosition(project, groups, group, start + number);
    }

    PermissionPosition afterGroup() {
        return new PermissionPosition(project, groups, group + 1, 0);
    }
}
