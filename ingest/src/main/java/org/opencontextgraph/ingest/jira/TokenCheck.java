package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.connector.RefusedByToolException;
import org.opencontextgraph.ingest.connector.ScopeCheck;

/** What a token opens, asked of Jira itself: a token may do what its user may. */
final class TokenCheck {
    private static final String BROWSE = "BROWSE_PROJECTS";

    /** What would let somebody write. */
    private static final List<String> WRITING = List.of(
            "CREATE_ISSUES",
            "EDIT_ISSUES",
            "DELETE_ISSUES",
            "TRANSITION_ISSUES",
            "ASSIGN_ISSUES",
            "LINK_ISSUES",
            "ADD_COMMENTS",
            "ADMINISTER_PROJECTS",
            "ADMINISTER");

    /** Jira tells who may read to those alone who may change it. */
    private static final Set<String> NEEDED_TO_ASK = Set.of("ADMINISTER_PROJECTS", "ADMINISTER");

    private final JiraApi api;
    private final List<String> projects;
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> writing = new LinkedHashSet<>();

    TokenCheck(JiraApi api, List<String> projects) {
        this.api = api;
        this.projects = List.copyOf(projects);
    }

    ScopeCheck check(Optional<PermissionSource> permissions) throws IOException {
        try {
            JsonNode _ = api.get("myself");
            for (String project : projects) {
                check(project, permissions.isPresent());
            }
            if (permissions.isPresent() && missing.isEmpty()) {
                check(permissions.get());
            }
        } catch (RefusedByToolException e) {
            if (e.status() != 401) {
                throw e;
            }
            missing.add("the token is not known (401)");
        }
        return new ScopeCheck(new ArrayList<>(missing), new ArrayList<>(writing));
    }

    private void check(String project, boolean asks) throws IOException {
        Withheld withheld = new Withheld();
        JsonNode _ = withheld.unlessAllowed(() -> api.get("project/" + project), "the project " + project, BROWSE);
        if (!withheld.isEmpty()) {
            missing.addAll(withheld.reasons());
            return;
        }
        JsonNode all = api.get(
                        "mypermissions",
                        Map.of("projectKey", project, "permissions", BROWSE + "," + String.join(",", WRITING)))
                .path("permissions");
        if (!has(all, BROWSE)) {
            missing.add(project + ": the permission " + BROWSE);
        }
        for (String permission : WRITING) {
            if (has(all, permission)) {
                writing.add(permission + " in " + project
                        + (asks && NEEDED_TO_ASK.contains(permission) ? " (Jira tells nobody else who may read)" : ""));
            }
        }
    }

    /** All projects, and the first members. */
    private void check(PermissionSource source) throws IOException {
        @Nullable String position = "";
        for (int page = 0; position != null && page <= projects.size(); page++) {
            PermissionPage answer = source.fetch(position);
            missing.addAll(answer.withheld());
            position = answer.next();
        }
    }

    private static boolean has(JsonNode permissions, String permission) {
        return permissions.path(permission).path("havePermission").asBoolean(false);
    }
}
