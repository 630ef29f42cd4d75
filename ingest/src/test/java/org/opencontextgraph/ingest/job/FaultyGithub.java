package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.ingest.github.GithubWorld.closed;
import static org.opencontextgraph.ingest.github.GithubWorld.comment;
import static org.opencontextgraph.ingest.github.GithubWorld.issue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.opencontextgraph.ingest.github.FakeGithub;
import org.opencontextgraph.ingest.kit.RecordingServer;

/** A repository of an organization with a team of forty, and a server before it that does damage. */
record FaultyGithub(FakeGithub github, RecordingServer front) implements AutoCloseable {
    static final String PATH = "/repos/" + FakeGithub.REPOSITORY;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    static FaultyGithub made() {
        FakeGithub github = new FakeGithub();
        FaultyGithub made = new FaultyGithub(github, RecordingServer.before(github));
        for (int i = 0; i < 3; i++) {
            made.happens(i);
        }
        ObjectNode repository =
                JSON.createObjectNode().put("id", FakeGithub.number()).put("visibility", "private");
        repository.putObject("owner").put("login", "acme").put("type", "Organization");
        github.at(PATH, repository);
        ArrayNode teams = JSON.createArrayNode();
        teams.addObject().put("slug", "core");
        github.at(PATH + "/teams", teams);
        github.at("/orgs/acme", JSON.createObjectNode().put("id", 77));
        github.at("/orgs/acme/members", JSON.createArrayNode());
        github.at("/orgs/acme/teams", teams);
        made.team(40);
        return made;
    }

    /** An issue is opened, commented and closed. */
    void happens(int number) {
        github.put("issues", issue(number, at(number)));
        github.put("issues/comments", comment(number, at(number)));
        github.put("issues/events", closed(number, at(number)));
    }

    void team(int size) {
        ArrayNode members = JSON.createArrayNode();
        for (int i = 0; i < size; i++) {
            members.addObject().put("id", 100 + i).put("type", "User");
        }
        github.at("/orgs/acme/teams/core/members", members);
    }

    /** With GitHub asked for its readers, or without. */
    Map<String, String> settings(String readableBy) {
        return Map.of(
                "repositories",
                FakeGithub.REPOSITORY,
                "since",
                "2025-12-31",
                "readable-by",
                readableBy,
                "address",
                front.address().toString());
    }

    String group() {
        return "github@127.0.0.1:" + front.address().getPort() + ":acme/core";
    }

    static Instant at(int minute) {
        return BEGIN.plusSeconds(60L * minute);
    }

    @Override
    public void close() {
        front.close();
        github.close();
    }
}
