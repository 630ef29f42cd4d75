package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.payload.Field;

/**
 * Who may read a project, and each level of its issue security: the groups that have BROWSE_PROJECTS by its permission scheme, by
 * themselves or by a role; of a level, those of them that are in it, too.
 *
 * @param groups all groups that may read something
 */
record ProjectReaders(List<SourceReaders> readers, Set<Group> groups, List<String> withheld) {
    private static final String BROWSE = "BROWSE_PROJECTS";
    private static final String EXPANDED = "permissions,group,projectRole";
    private static final int PAGE = 50;

    ProjectReaders {
        readers = List.copyOf(readers);
        groups = Set.copyOf(groups);
        withheld = List.copyOf(withheld);
    }

    static ProjectReaders ask(JiraApi api, Site site, String key) throws IOException {
        Withheld withheld = new Withheld();
        JsonNode project = withheld.unlessAllowed(() -> api.get("project/" + key), "the project " + key, BROWSE);
        Field id = Field.root(project).at("id");
        if (!id.hasId()) {
            withheld.add("the project " + key + " says no id");
            return new ProjectReaders(List.of(), Set.of(), withheld.reasons());
        }
        Holders holders = new Holders(api, key, withheld);
        Set<Group> readers = browsing(api, key, holders, withheld);
        List<SourceReaders> said = new ArrayList<>();
        said.add(readers(site, site.project(id.id()), withheld.isEmpty(), readers));
        levels(api, key, holders, withheld).forEach((level, inIt) -> {
            boolean known = inIt.known() && withheld.isEmpty();
            said.add(readers(site, site.level(id.id(), level), known, Holders.both(readers, inIt.groups())));
        });
        return new ProjectReaders(said, readers, withheld.reasons());
    }

    private static SourceReaders readers(Site site, String container, boolean known, Set<Group> groups) {
        return new SourceReaders(
                container,
                known,
                known
                        ? groups.stream().map(it -> site.group(it.name())).collect(Collectors.toUnmodifiableSet())
                        : Set.of());
    }

    private static Set<Group> browsing(JiraApi api, String key, Holders holders, Withheld withheld) throws IOException {
        JsonNode scheme = withheld.unlessAllowed(
                () -> scheme(api, key), "the permission scheme of " + key, "ADMINISTER_PROJECTS");
        Set<Group> groups = Holders.none();
        if (!scheme.path("permissions").isArray()) {
            withheld.add("the permission scheme of " + key + " says no permissions");
        }
        for (JsonNode permission : scheme.path("permissions")) {
            if (permission.path("permission").asText().equals(BROWSE)) {
                groups.addAll(holders.groups(permission.path("holder")));
            }
        }
        return groups;
    }

    private static JsonNode scheme(JiraApi api, String key) throws IOException {
        Map<String, String> expanded = Map.of("expand", EXPANDED);
        JsonNode scheme = api.get("project/" + key + "/permissionscheme", expanded);
        Field id = Field.root(scheme).at("id");
        return scheme.path("permissions").isArray() || !id.hasId()
                ? scheme
                : api.get("permissionscheme/" + id.id(), expanded);
    }

    /** Who is in a level; a Server does not tell it to programs. */
    private record InLevel(boolean known, Set<Group> groups) {}

    private static Map<String, InLevel> levels(JiraApi api, String key, Holders holders, Withheld withheld)
            throws IOException {
        Map<String, InLevel> levels = new LinkedHashMap<>();
        JsonNode all = withheld.unlessAllowed(
                () -> api.get("project/" + key + "/securitylevel"), "the levels of issue security of " + key, BROWSE);
        JsonNode named = JiraApi.list(all, "levels");
        boolean told = !named.isEmpty() && SiteFacts.isCloud(api);
        for (JsonNode level : named) {
            Field id = Field.root(level).at("id");
            if (id.hasId()) {
                levels.put(id.id(), new InLevel(told, Holders.none()));
            }
        }
        if (told) {
            addMembers(api, key, holders, withheld, levels);
        }
        return levels;
    }

    private static void addMembers(
            JiraApi api, String key, Holders holders, Withheld withheld, Map<String, InLevel> levels)
            throws IOException {
        JsonNode scheme = withheld.unlessAllowed(
                () -> api.get("project/" + key + "/issuesecuritylevelscheme"),
                "the issue security scheme of " + key,
                "ADMINISTER_PROJECTS");
        Field id = Field.root(scheme).at("id");
        if (!id.hasId()) {
            withheld.add("the issue security scheme of " + key + " says no id");
            return;
        }
        boolean last = false;
        for (int start = 0; !last; start += PAGE) {
            String from = Integer.toString(start);
            JsonNode page = withheld.unlessAllowed(
                    () -> api.get(
                            "issuesecurityschemes/" + id.id() + "/members",
                            Map.of("startAt", from, "maxResults", Integer.toString(PAGE), "expand", "group")),
                    "who is in the levels of issue security of " + key,
                    "ADMINISTER");
            JsonNode members = JiraApi.list(page, "values");
            for (JsonNode member : members) {
                InLevel level = levels.get(member.path("issueSecurityLevelId").asText());
                if (level != null) {
                    level.groups().addAll(holders.groups(member.path("holder")));
                }
            }
            last = page.path("isLast").asBoolean(true) || members.isEmpty();
        }
    }
}
