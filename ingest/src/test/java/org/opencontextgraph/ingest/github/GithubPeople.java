package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An organization with teams, of which some read the repository of a {@link FakeGithub}. */
final class GithubPeople {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPOSITORY = "/repos/" + FakeGithub.REPOSITORY;

    private GithubPeople() {}

    /** The repository is private, and read by two of three teams; one has 250 members. */
    static void admit(FakeGithub github) {
        github.at(REPOSITORY, repository("private"));
        github.at(REPOSITORY + "/teams", teams("core", "docs"));
        github.at("/orgs/acme", organization("none"));
        github.at("/orgs/acme/members", members(1, 3));
        ArrayNode teams = teams("core", "docs", "juniors");
        ((ObjectNode) teams.get(2)).putObject("parent").put("slug", "core");
        github.at("/orgs/acme/teams", teams);
        github.at("/orgs/acme/teams/core/members", members(1, 250));
        github.at("/orgs/acme/teams/docs/members", members(300, 302));
        github.at("/orgs/acme/teams/juniors/members", members(5, 9));
    }

    static ObjectNode repository(String visibility) {
        ObjectNode repository =
                JSON.createObjectNode().put("id", FakeGithub.NUMBER).put("visibility", visibility);
        repository.putObject("owner").put("login", "acme").put("type", "Organization");
        repository.putObject("permissions").put("push", false);
        return repository;
    }

    /** @param lets what its members may do in each repository: `none`, `read` */
    static ObjectNode organization(String lets) {
        return JSON.createObjectNode().put("id", 77).put("default_repository_permission", lets);
    }

    private static ArrayNode teams(String... slugs) {
        ArrayNode teams = JSON.createArrayNode();
        for (String slug : slugs) {
            teams.addObject().put("slug", slug).put("name", "a secret of somebody");
        }
        return teams;
    }

    private static ArrayNode members(int from, int to) {
        ArrayNode members = JSON.createArrayNode();
        for (int i = from; i <= to; i++) {
            members.addObject().put("id", i).put("login", "somebody");
        }
        return members;
    }
}
