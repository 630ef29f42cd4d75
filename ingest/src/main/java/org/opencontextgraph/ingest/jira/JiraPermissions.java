package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.connector.RefusedByToolException;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.payload.Field;

/** Who may read some projects, and who is in the groups that may. A page of members is in memory, and never a whole group. */
final class JiraPermissions implements PermissionSource {
    /** The most that the Cloud gives at once. */
    private static final int PAGE = 50;

    private final String connector;
    private final Site site;
    private final List<String> projects;
    private final JiraApi api;

    /** @param connector its name */
    JiraPermissions(String connector, Site site, List<String> projects, JiraApi api) {
        this.connector = connector;
        this.site = site;
        this.projects = List.copyOf(projects);
        this.api = api;
    }

    @Override
    public String tool() {
        return connector;
    }

    @Override
    public PermissionPage fetch(String text) throws IOException {
        PermissionPosition position = PermissionPosition.read(text);
        return position.project() < projects.size() ? project(position) : members(position);
    }

    private PermissionPage project(PermissionPosition position) throws IOException {
        ProjectReaders said = ProjectReaders.ask(api, site, projects.get(position.project()));
        PermissionPosition next = position.afterProject(said.groups());
        boolean last = next.project() == projects.size() && next.groups().isEmpty();
        return new PermissionPage(List.of(), said.readers(), said.withheld(), last ? null : next.text());
    }

    private PermissionPage members(PermissionPosition position) throws IOException {
        Group group = position.groups().get(position.group());
        Withheld withheld = new Withheld();
        JsonNode page = page(group, position.start(), withheld);
        Set<AccountKey> members = new HashSet<>();
        JsonNode values = JiraApi.list(page, "values");
        for (JsonNode member : values) {
            addMember(members, Field.root(member), withheld);
        }
        int size = values.size();
        boolean whole = size == 0
                || page.path("isLast")
                        .asBoolean(position.start() + size >= page.path("total").asLong(0));
        PermissionPosition next = whole ? position.afterGroup() : position.afterMembers(size);
        return new PermissionPage(
                List.of(new SourceGroup(site.group(group.name()), Set.of(), members)),
                List.of(),
                withheld.reasons(),
                next.group() == next.groups().size() ? null : next.text());
    }

    /** A group that is gone has no members. */
    private JsonNode page(Group group, int start, Withheld withheld) throws IOException {
        return withheld.unlessAllowed(
                () -> {
                    try {
                        return api.get("group/member", query(group, start));
                    } catch (RefusedByToolException e) {
                        if (e.status() == 404) {
                            return MissingNode.getInstance();
                        }
                        throw e;
                    }
                },
                "who is in a group",
                "Browse users and groups");
    }

    private static Map<String, String> query(Group group, int start) {
        String id = group.id();
        return Map.of(
                id == null ? "groupname" : "groupId",
                id == null ? group.name() : id,
                "startAt",
                Integer.toString(start),
                "maxResults",
                Integer.toString(PAGE));
    }

    private void addMember(Set<AccountKey> members, Field member, Withheld withheld) {
        try {
            @Nullable AccountFact doer = Doer.user(site, member);
            if (doer != null && !member.at("active").isFalse()) {
                members.add(doer.account());
            }
        } catch (UnfitException e) {
            withheld.add("a member of a group cannot be read");
        }
    }
}
