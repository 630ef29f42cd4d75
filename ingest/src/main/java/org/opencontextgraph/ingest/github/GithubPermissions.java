package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.connector.RefusedByToolException;

/**
 * Who may read some repositories: everybody (`public`), their organization, its teams.
 *
 * <p>Groups are `TOOL:public`, `TOOL:ORGANIZATION` and `TOOL:ORGANIZATION/TEAM`, in lower case. A collaborator who was let in
 * alone makes no group. What the organization lets its members read (`default_repository_permission`) counts where GitHub says
 * it: only owners of an organization hear of it. What is left to ask is kept from page to page, so pages are asked in order.
 */
final class GithubPermissions implements PermissionSource {
    private static final String FIRST = "";

    private final String connector;
    private final String tool;
    private final List<String> repositories;
    private final GithubApi api;
    private final Deque<Question> questions = new ArrayDeque<>();
    private final Set<String> organizations = new LinkedHashSet<>();
    private int asked;

    /** Something left to ask. */
    @FunctionalInterface
    private interface Question {
        Answered ask() throws IOException;
    }

    private record Answered(List<SourceGroup> groups, List<SourceReaders> readers, List<String> withheld) {
        static final Answered NOTHING = new Answered(List.of(), List.of(), List.of());

        static Answered group(SourceGroup group) {
            return new Answered(List.of(group), List.of(), List.of());
        }

        static Answered withheld(String what) {
            return new Answered(List.of(), List.of(), List.of(what));
        }
    }

    /**
     * @param connector its name
     * @param tool the server's name in accounts and resources
     */
    GithubPermissions(String connector, String tool, List<String> repositories, GithubApi api) {
        this.connector = connector;
        this.tool = tool;
        this.repositories = List.copyOf(repositories);
        this.api = api;
    }

    @Override
    public String tool() {
        return connector;
    }

    @Override
    public PermissionPage fetch(String position) throws IOException {
        if (position.equals(FIRST)) {
            asked = 0;
            organizations.clear();
            questions.clear();
            repositories.forEach(it -> questions.add(() -> repository(it)));
        } else if (!position.equals(Integer.toString(asked))) {
            throw new IllegalArgumentException("pages are asked in order");
        }
        Question question = questions.poll();
        Answered answered = question == null ? Answered.NOTHING : question.ask();
        asked++;
        return new PermissionPage(
                answered.groups(),
                answered.readers(),
                answered.withheld(),
                questions.isEmpty() ? null : Integer.toString(asked));
    }

    /** A repository that the token does not open has no number here: its readers stay as they are until they are too old. */
    private Answered repository(String name) throws IOException {
        JsonNode repository;
        try {
            repository = api.one("repos/" + name);
        } catch (RefusedByToolException e) {
            return Answered.withheld(refused(e, name, "`Metadata`"));
        }
        String container = new Repository(tool, GithubApi.id(repository)).container();
        if (visibility(repository).equals("public")) {
            return readers(container, true, Set.of(named("public")));
        }
        String owner = repository.path("owner").path("login").asText();
        if (!repository.path("owner").path("type").asText().equals("Organization")) {
            return readers(container, true, Set.of()); // a user's own: let in one by one
        }
        if (organizations.add(owner)) {
            questions.add(() -> organization(owner));
        }
        return ofOrganization(name, container, owner, visibility(repository).equals("internal"));
    }

    private Answered ofOrganization(String name, String container, String owner, boolean internal) throws IOException {
        Set<String> groups = new HashSet<>();
        try {
            if (internal || lets(owner)) {
                groups.add(named(owner));
            }
        } catch (RefusedByToolException e) {
            return unknown(container, refused(e, "what " + owner + " lets its members read", "`Metadata`"));
        }
        try {
            for (int page = 1; ; page++) {
                List<JsonNode> teams = api.page("repos/" + name + "/teams", page);
                for (JsonNode it : teams) {
                    groups.add(team(owner, it));
                }
                if (teams.size() < GithubApi.PAGE) {
                    return readers(container, true, groups);
                }
            }
        } catch (RefusedByToolException e) {
            return unknown(container, refused(e, "the teams of " + name, "`Administration` of the repository"));
        }
    }

    private static Answered unknown(String container, String why) {
        return new Answered(List.of(), List.of(new SourceReaders(container, false, Set.of())), List.of(why));
    }

    /** An organization that is shown and does not say it: nobody but its owners is told. */
    private boolean lets(String owner) throws IOException {
        JsonNode organization = api.one("orgs/" + owner);
        long _ = GithubApi.id(organization);
        return !organization
                .path("default_repository_permission")
                .asText("none")
                .equals("none");
    }

    /** Its teams first, because their members are its members. */
    private Answered organization(String owner) throws IOException {
        Set<String> teams = new HashSet<>();
        questions.add(() -> members(named(owner), "orgs/" + owner + "/members", 1));
        try {
            List<JsonNode> page = List.of();
            for (int number = 1; number == 1 || page.size() >= GithubApi.PAGE; number++) {
                page = api.page("orgs/" + owner + "/teams", number);
                for (JsonNode it : page) {
                    teams.add(team(owner, it));
                    askTeam(owner, it);
                }
            }
        } catch (RefusedByToolException e) {
            return Answered.withheld(refused(e, "the teams of " + owner, "`Members` of the organization"));
        }
        return Answered.group(new SourceGroup(named(owner), teams, Set.of()));
    }

    private void askTeam(String owner, JsonNode team) throws IOException {
        String path = "orgs/" + owner + "/teams/" + GithubApi.slug(team) + "/members";
        String name = team(owner, team);
        JsonNode parent = team.path("parent");
        if (parent.isObject()) {
            String above = team(owner, parent);
            questions.add(() -> Answered.group(new SourceGroup(above, Set.of(name), Set.of())));
        }
        questions.add(() -> members(name, path, 1));
    }

    private Answered members(String group, String path, int page) throws IOException {
        List<JsonNode> members;
        try {
            members = api.page(path, page);
        } catch (RefusedByToolException e) {
            return Answered.withheld(refused(e, "the members of " + group, "`Members` of the organization"));
        }
        Set<AccountKey> accounts = new HashSet<>();
        for (JsonNode member : members) {
            accounts.add(new AccountKey(tool, "user/" + GithubApi.id(member)));
        }
        if (members.size() >= GithubApi.PAGE) {
            questions.addFirst(() -> members(group, path, page + 1));
        }
        return Answered.group(new SourceGroup(group, Set.of(), accounts));
    }

    private String team(String owner, JsonNode team) throws IOException {
        return named(owner + "/" + GithubApi.slug(team));
    }

    private String named(String group) {
        return tool + ":" + group.toLowerCase(Locale.ROOT);
    }

    private static String visibility(JsonNode repository) {
        return repository.path("visibility").asText(repository.path("private").asBoolean(true) ? "private" : "public");
    }

    private static Answered readers(String container, boolean known, Set<String> groups) {
        return new Answered(List.of(), List.of(new SourceReaders(container, known, groups)), List.of());
    }

    /** @throws RefusedByToolException when it is no question of rights */
    private static String refused(RefusedByToolException e, String what, String scope) throws IOException {
        if (e.status() != 403 && e.status() != 404) {
            throw e;
        }
        return what + " (" + e.status() + "): " + scope
                + " with `Read-only` access of a fine-grained token, or the scope" + " `read:org` of a classic one";
    }
}
