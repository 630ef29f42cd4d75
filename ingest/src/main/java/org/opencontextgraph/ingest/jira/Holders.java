package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.opencontextgraph.ingest.payload.Field;

/**
 * The groups behind the holders of a permission, or of a level of issue security, in one project. Whom Jira lets in one by one covers
 * no audience. A kind of holder that is not known is withheld: it could be anybody.
 */
final class Holders {
    /** Holders that are persons, or other ones for each issue. */
    private static final Set<String> ONE_BY_ONE = Set.of(
            "user",
            "reporter",
            "assignee",
            "projectlead",
            "usercustomfield",
            "groupcustomfield",
            "sd.customer.portal.only");

    private final JiraApi api;
    private final String project;
    private final Withheld withheld;
    private final Map<String, Set<Group>> roles = new HashMap<>();

    /** @param project its key or id */
    Holders(JiraApi api, String project, Withheld withheld) {
        this.api = api;
        this.project = project;
        this.withheld = withheld;
    }

    static Set<Group> none() {
        return new TreeSet<>(Comparator.comparing(Group::name));
    }

    /** @param holder Jira's object with `type`, `parameter` and `value` */
    Set<Group> groups(JsonNode holder) throws IOException {
        String type = holder.path("type").asText().toLowerCase(Locale.ROOT);
        String parameter = holder.path("parameter").asText("");
        return switch (type) {
            case "anyone" -> Set.of(Group.ANYONE, Group.LOGGED_IN);
            case "loggedin" -> Set.of(Group.LOGGED_IN);
            case "group" ->
                group(
                        parameter.isEmpty() ? holder.path("group").path("name") : holder.path("parameter"),
                        holder.path("value"));
            case "projectrole" -> role(parameter);
            case "applicationrole" -> parameter.isEmpty() ? Set.of(Group.LOGGED_IN) : application(parameter);
            default -> {
                if (!ONE_BY_ONE.contains(type)) {
                    withheld.add("somebody may read in a way that is not known here");
                }
                yield Set.of();
            }
        };
    }

    private Set<Group> group(JsonNode name, JsonNode id) {
        Group group = new Group(name.asText(""), id.isTextual() ? id.textValue() : null);
        if (group.name().isEmpty() || !group.isReal()) {
            withheld.add("a group has no name, or one that begins with *");
            return Set.of();
        }
        return Set.of(group);
    }

    private Set<Group> role(String role) throws IOException {
        Set<Group> known = roles.get(role);
        if (known != null) {
            return known;
        }
        Set<Group> groups = none();
        if (!role.matches("[0-9]{1,18}")) {
            withheld.add("a role has no id");
        } else {
            JsonNode answer = withheld.unlessAllowed(
                    () -> api.get("project/" + project + "/role/" + role),
                    "who has a role in " + project,
                    "ADMINISTER_PROJECTS");
            if (!answer.isMissingNode() && !Field.root(answer).at("id").hasId()) {
                throw new IOException("an answer of the tool is no role");
            }
            for (JsonNode actor : answer.path("actors")) { // an empty role may have none
                if (actor.path("type").asText().equals("atlassian-group-role-actor")) {
                    JsonNode group = actor.path("actorGroup");
                    groups.addAll(
                            group(group.isObject() ? group.path("name") : actor.path("name"), group.path("groupId")));
                }
            }
        }
        roles.put(role, groups);
        return groups;
    }

    /** Groups whose members may use an application, such as `jira-software`. */
    private Set<Group> application(String role) throws IOException {
        if (!role.matches("[A-Za-z0-9-]{1,80}")) {
            withheld.add("an application has no key");
            return Set.of();
        }
        JsonNode answer = withheld.unlessAllowed(
                () -> api.get("applicationrole/" + role), "who may use an application", "ADMINISTER");
        Set<Group> groups = none();
        for (JsonNode group : answer.path("groupDetails")) {
            groups.addAll(group(group.path("name"), group.path("groupId")));
        }
        boolean namesOnly = answer.has("groups") || !answer.path("groupDetails").isArray(); // of long ago
        if (groups.isEmpty() && namesOnly) {
            for (JsonNode name : JiraApi.list(answer, "groups")) {
                groups.addAll(group(name, answer.path("")));
            }
        }
        return groups;
    }

    /** Who is in both, as far as groups tell. */
    static Set<Group> both(Set<Group> some, Set<Group> others) {
        if (some.contains(Group.LOGGED_IN)) {
            return others;
        }
        if (others.contains(Group.LOGGED_IN)) {
            return some;
        }
        Set<Group> both = none();
        both.addAll(some);
        both.retainAll(named(others));
        return both;
    }

    private static Set<Group> named(Set<Group> groups) {
        Set<Group> named = none();
        named.addAll(groups);
        return named;
    }
}
