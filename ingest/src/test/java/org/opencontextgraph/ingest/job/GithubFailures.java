package org.opencontextgraph.ingest.job;

import static org.opencontextgraph.ingest.github.GithubWorld.closed;
import static org.opencontextgraph.ingest.github.GithubWorld.comment;
import static org.opencontextgraph.ingest.github.GithubWorld.issue;
import static org.opencontextgraph.ingest.job.FaultyGithub.PATH;
import static org.opencontextgraph.ingest.job.FaultyGithub.at;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.ingest.kit.Fault;
import org.opencontextgraph.ingest.kit.Reply;

/** What can go wrong at GitHub, after a run that was complete. */
final class GithubFailures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "connectors token";
    private static final String CHECK = "connectors check";
    private static final String BY_ITSELF = "by itself";

    private GithubFailures() {}

    @FunctionalInterface
    private interface Injected {
        void into(FaultyGithub it) throws Exception;
    }

    static List<PartialFailure> all() {
        return List.of(
                next("429 for an hour", "429", BY_ITSELF, Fault.limited("3600")),
                next(
                        "403 of a rate limit of an hour",
                        "429",
                        BY_ITSELF,
                        Fault.instead("", Reply.status(403, Map.of("Retry-After", "3600")))),
                next(
                        "an answer that is cut off",
                        "/issues",
                        BY_ITSELF,
                        Fault.cut(),
                        Fault.cut(),
                        Fault.cut(),
                        Fault.cut()),
                next(
                        "an empty answer",
                        "does not say the number",
                        BY_ITSELF,
                        Fault.instead("", new Reply(200, Map.of(), ""))),
                next("a page for people", "no JSON", BY_ITSELF, Fault.instead("", new Reply(200, Map.of(), "<html>"))),
                next(
                        "a redirect to another server",
                        "301",
                        BY_ITSELF,
                        Fault.instead("", Reply.status(301, Map.of("Location", "http://127.0.0.1:1/x")))),
                read(
                        "an object instead of a list",
                        "is no list",
                        BY_ITSELF,
                        it -> it.github().at(PATH + "/issues/comments", JSON.createObjectNode())),
                read(
                        "half of a list that says it is whole",
                        "ends in the middle",
                        BY_ITSELF,
                        it -> it.front().damage(2, Fault.instead("", Reply.json("[{\"id\":1,")))),
                read(
                        "500 on one list of several",
                        "500 to repos",
                        BY_ITSELF,
                        it -> it.github().failAt(PATH + "/issues/comments", 500)),
                read(
                        "one list is not shown to the token",
                        "403",
                        CHECK,
                        it -> it.github().failAt(PATH + "/releases", 403)),
                read("the repository is gone", "404", CHECK, it -> it.github().failAt(PATH, 404)),
                read(
                        "the token is taken back between two streams",
                        "401",
                        TOKEN,
                        it -> it.front()
                                .damage(
                                        4,
                                        new Fault(
                                                "",
                                                Fault.Span.FROM_THEN_ON,
                                                (line, _) -> line.send(Reply.status(401))))),
                read(
                        "a word that nobody has decided",
                        "nobody has decided what",
                        "decide",
                        it -> it.github().put("issues/events", closed(9, at(9)).put("event", "conjured"))),
                read(
                        "a comment without a time",
                        "were broken",
                        "deadletter",
                        it -> it.github().put("issues/comments", without(comment(9, at(9)), "created_at"))),
                read(
                        "an issue without an id",
                        "no id",
                        BY_ITSELF,
                        it -> it.github().put("issues", without(issue(9, at(9)), "id"))),
                read(
                        "an issue from 2999",
                        "were broken",
                        "deadletter",
                        it -> it.github().put("issues", issue(9, Instant.parse("2999-01-01T00:00:00Z")))),
                read("checks are not shown", "checks are not shown", CHECK, GithubFailures::hideChecks),
                new PartialFailure("the tool is away", "cannot be asked", BY_ITSELF, (tools, name) -> {
                    FaultyGithub it = added(tools, name, "everyone");
                    it.close();
                    tools.run(name);
                    return tools.diagnose(name);
                }),
                new PartialFailure("the keys are lost", "given again", TOKEN, (tools, name) -> {
                    try (FaultyGithub _ = added(tools, name, "everyone")) {
                        tools.loseKeys();
                        tools.run(name);
                        return tools.diagnose(name);
                    }
                }),
                new PartialFailure("it was never run", "not read yet", "connectors run", (tools, name) -> {
                    try (FaultyGithub it = FaultyGithub.made()) {
                        tools.add(name, "github", it.settings("everyone"));
                        return tools.diagnose(name);
                    }
                }),
                read("it is paused", "paused", "connectors resume", (it, tools, name) -> {
                    boolean _ = tools.connectors().pause(name, true);
                }),
                new PartialFailure("no worker runs", "its last run ended", "jobs list", (tools, name) -> {
                    try (FaultyGithub _ = added(tools, name, "everyone")) {
                        return tools.diagnose(name, Instant.now().plus(Duration.ofHours(2)));
                    }
                }),
                new PartialFailure(
                        "nobody asked who may read", "nobody has asked", "connectors sync", (tools, name) -> {
                            try (FaultyGithub _ = added(tools, name, "asked")) {
                                return tools.diagnose(name);
                            }
                        }),
                synced(
                        "the teams are not shown",
                        "teams of",
                        CHECK,
                        it -> it.github().failAt(PATH + "/teams", 403)),
                synced(
                        "the members of a team are not shown",
                        "members of",
                        CHECK,
                        it -> it.github().failAt("/orgs/acme/teams/core/members", 403)),
                synced(
                        "a page of members is cut off",
                        "a page could not be read",
                        BY_ITSELF,
                        it -> it.front().damage(1, new Fault("", Fault.Span.FROM_THEN_ON, (line, whole) -> {
                            if (whole.body().length() > 700) {
                                line.cut(whole);
                            } else {
                                line.send(whole);
                            }
                        }))),
                synced("a team of forty is empty", "far fewer", BY_ITSELF, it -> it.team(0)),
                synced(
                        "the repository is hidden while permissions are asked",
                        "404",
                        CHECK,
                        it -> it.github().failAt(PATH, 404)),
                new PartialFailure(
                        "no group means an audience", "none of them means", "permissions.groups", (tools, name) -> {
                            try (FaultyGithub _ = added(tools, name, "asked")) {
                                tools.sync(name, "github:somebody-else");
                                return tools.diagnose(name);
                            }
                        }));
    }

    private static FaultyGithub added(ExaminedTools tools, String name, String readableBy) throws Exception {
        FaultyGithub it = FaultyGithub.made();
        tools.add(name, "github", it.settings(readableBy));
        tools.run(name);
        return it;
    }

    @FunctionalInterface
    private interface InjectedBeside {
        void into(FaultyGithub it, ExaminedTools tools, String name) throws Exception;
    }

    private static PartialFailure read(String what, String says, String todo, Injected injected) {
        return read(what, says, todo, (it, _, _) -> injected.into(it));
    }

    /** A complete run, then the damage, then another one. */
    private static PartialFailure read(String what, String says, String todo, InjectedBeside injected) {
        return new PartialFailure(what, says, todo, (tools, name) -> {
            try (FaultyGithub it = added(tools, name, "everyone")) {
                PartialFailuresTest.isComplete(tools.diagnose(name));
                injected.into(it, tools, name);
                tools.run(name);
                return tools.diagnose(name);
            }
        });
    }

    private static PartialFailure next(String what, String says, String todo, Fault... faults) {
        return read(what, says, todo, it -> it.front().damageNext(faults));
    }

    /** The same, when it is asked who may read. */
    private static PartialFailure synced(String what, String says, String todo, Injected injected) {
        return new PartialFailure(what, says, todo, (tools, name) -> {
            try (FaultyGithub it = added(tools, name, "asked")) {
                tools.sync(name, it.group());
                PartialFailuresTest.isComplete(tools.diagnose(name));
                injected.into(it);
                tools.sync(name, it.group());
                it.front().repair();
                return tools.diagnose(name);
            }
        });
    }

    private static void hideChecks(FaultyGithub it) {
        ObjectNode pull = issue(9, at(9));
        pull.putObject("pull_request");
        it.github().put("issues", pull);
        ObjectNode head = JSON.createObjectNode();
        head.putObject("head").put("sha", "a".repeat(40));
        it.github().at(PATH + "/pulls/10", head);
        it.github().failAt(PATH + "/commits/" + "a".repeat(40) + "/check-runs", 403);
    }

    private static ObjectNode without(ObjectNode item, String field) {
        item.remove(field);
        return item;
    }
}
