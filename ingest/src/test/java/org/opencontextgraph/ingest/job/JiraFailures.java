package org.opencontextgraph.ingest.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.ingest.jira.FakeJira;
import org.opencontextgraph.ingest.jira.JiraWorld;
import org.opencontextgraph.ingest.kit.Fault;

/** What can go wrong at Jira, after a run that was complete. */
final class JiraFailures {
    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");

    private JiraFailures() {}

    @FunctionalInterface
    private interface Injected {
        void into(FakeJira it) throws Exception;
    }

    static List<PartialFailure> all() {
        return List.of(
                read("429 for an hour from Jira", "429", "by itself", it -> it.nextAnswers(Fault.limited("3600"))),
                read("a project that is withheld", "OPS", "connectors", it -> it.refuse("project/OPS", 404)),
                read("the token of a user that is gone", "401", "connectors token", it -> it.opensTo("nobody")),
                read("an index that is made anew", "finds none", "by itself", it -> it.hideAll(true)),
                read("another project has the key", "another project", "by itself", it -> it.project("SHOP", "10099")),
                read(
                        "a change of an issue that nobody has decided",
                        "nobody has decided",
                        "decide",
                        it -> it.put(JiraWorld.changed(
                                it.issue("20001"),
                                9,
                                BEGIN.plusSeconds(900),
                                "[{\"field\":\"conjured\",\"fieldtype\":\"jira\"}]"))),
                read("an issue that cannot be placed in the list", "no time of its update", "by itself", it -> {
                    var issue = JiraWorld.issue(7, BEGIN.plusSeconds(700));
                    issue.remove("id");
                    it.put(issue.put("id", ""));
                }),
                read("a changelog of which only a part is shown", "a part of the changelog", "by itself", it -> {
                    it.shows(0);
                    it.put(JiraWorld.moved(it.issue("20001"), 8, BEGIN.plusSeconds(900), "3"));
                    it.refuse("issue/20001/changelog", 404);
                }));
    }

    private static PartialFailure read(String what, String says, String todo, Injected injected) {
        return new PartialFailure(what, says, todo, (tools, name) -> {
            try (FakeJira it = made()) {
                tools.add(name, "jira", settings(it));
                tools.run(name);
                PartialFailuresTest.isComplete(tools.diagnose(name));
                injected.into(it);
                tools.run(name);
                return tools.diagnose(name);
            }
        });
    }

    static FakeJira made() {
        FakeJira jira = new FakeJira(true);
        jira.project("OPS", "10004");
        jira.answer("mypermissions", "{\"permissions\":{\"BROWSE_PROJECTS\":{\"havePermission\":true}}}");
        for (int i = 1; i < 4; i++) {
            jira.put(JiraWorld.issue(i, BEGIN.plusSeconds(60L * i)));
        }
        return jira;
    }

    static Map<String, String> settings(FakeJira jira) {
        return Map.of(
                "projects",
                "SHOP,OPS",
                "since",
                "2026-01-01",
                "readable-by",
                "everyone",
                "address",
                jira.address().toString());
    }
}
