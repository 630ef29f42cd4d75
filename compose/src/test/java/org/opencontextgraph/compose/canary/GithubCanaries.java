package org.opencontextgraph.compose.canary;

import java.util.List;
import java.util.Map;
import org.opencontextgraph.compose.canary.HostileTool.Answer;

/** A repository all of whose texts are canaries, and what its server can answer instead. */
final class GithubCanaries {
    static final String REPOSITORY = "acme/shop";
    private static final String API = "/repos/" + REPOSITORY;
    private static final String COMMENTS = API + "/issues/comments";
    private static final String TIMES =
            "\"created_at\":\"2026-03-01T10:00:00Z\",\"updated_at\":\"2026-03-01T10:00:00Z\"";
    private static final String SOMEBODY = "{\"id\":17,\"type\":\"User\"}";

    private final HostileTool server;
    private final Canaries canaries;
    private final Items items;

    GithubCanaries(HostileTool server, Canaries canaries) {
        this.server = server;
        this.canaries = canaries;
        this.items = new Items("github", canaries);
    }

    String issue() {
        return items.with(
                "issue",
                "{\"id\":1,\"number\":1,\"user\":" + SOMEBODY + "," + TIMES + "}",
                "/title /body /labels/0/name /labels/0/description /user/login /user/email /user/html_url"
                        + " /assignees/0/login /milestone/title /reactions/url");
    }

    void world() {
        server.says(
                API,
                items.with(
                        "repository",
                        "{\"id\":77,\"visibility\":\"private\",\"owner\":{\"login\":\"acme\",\"type\":\"Organization\"},"
                                + "\"permissions\":{\"push\":false}}",
                        "/description /homepage /default_branch /owner/email"));
        String pull = items.with(
                "pull request",
                "{\"id\":2,\"number\":2,\"pull_request\":{},\"user\":" + SOMEBODY + "," + TIMES + "}",
                "/title /body /user/login /pull_request/html_url");
        server.says(API + "/issues", "[" + issue() + "," + pull + "]");
        comments();
        server.says(
                API + "/issues/events",
                "[" + event("renamed", 51, "/rename/from /rename/to /issue/title /actor/login")
                        + "," + event("labeled", 52, "/label/name /issue/body")
                        + "," + event("closed", 53, "/commit_url /actor/email") + ","
                        + event(canaries.on("github issue event: a new word with hyphens"), 54, "") + ","
                        + event(
                                canaries.word(
                                        "github issue event: a new word (of the tool's makers)",
                                        Place.DATABASE,
                                        Place.CLI,
                                        Place.API,
                                        Place.LOG),
                                55,
                                "")
                        + "]");
        server.says(
                API + "/releases",
                "["
                        + items.with(
                                "release",
                                "{\"id\":3,\"draft\":false,\"author\":" + SOMEBODY
                                        + ",\"created_at\":\"2026-03-01T10:00:00Z\",\"published_at\":\"2026-03-01T10:00:00Z\"}",
                                "/name /tag_name /body /target_commitish /author/login /assets/0/name")
                        + "]");
        server.says(
                API + "/pulls/2",
                items.with(
                        "pull",
                        "{\"head\":{\"sha\":\"" + "a".repeat(40) + "\"}}",
                        "/head/ref /head/label /base/ref /merge_commit_sha"));
        server.says(
                API + "/pulls/2/reviews",
                "["
                        + items.with(
                                "review",
                                "{\"id\":4,\"state\":\"APPROVED\",\"submitted_at\":\"2026-03-01T11:00:00Z\",\"user\":"
                                        + SOMEBODY
                                        + ",\"pull_request_url\":\"https://api.github.com/repos/acme/shop/pulls/2\"}",
                                "/body /user/login /html_url")
                        + "]");
        server.says(
                API + "/commits/" + "a".repeat(40) + "/check-runs",
                "{\"check_runs\":["
                        + items.with(
                                "check",
                                "{\"id\":5,\"status\":\"completed\",\"conclusion\":\"success\",\"completed_at\":"
                                        + "\"2026-03-01T12:00:00Z\",\"head_sha\":\"" + "a".repeat(40)
                                        + "\",\"app\":{\"id\":3},\"pull_requests\":[]}",
                                "/name /output/title /output/summary /output/text /details_url /app/name")
                        + "]}");
        String unknown = canaries.on("github slug of a team that no audience means");
        String teams = "[" + items.with("team", "{\"slug\":\"core\"}", "/name /description") + ","
                + items.with("team that no audience means", "{\"slug\":\"" + unknown + "\"}", "/name") + "]";
        server.says(API + "/teams", teams);
        server.says("/orgs/acme/teams", teams);
        server.says("/orgs/acme/teams/" + unknown + "/members", "[]");
        server.says("/orgs/acme/members", "[]");
        server.says("/orgs/acme", items.with("organization", "{\"id\":77}", "/name /billing_email /description"));
        server.says(
                "/orgs/acme/teams/core/members",
                "[" + items.with("member", "{\"id\":17,\"type\":\"User\"}", "/login /email /name") + "]");
    }

    void comments() {
        server.says(
                COMMENTS,
                "[{\"id\":6,\"html_url\":\"https://github.com/acme/shop/issues/1#issuecomment-1\",\"issue_url\":"
                        + "\"https://api.github.com/repos/acme/shop/issues/1\",\"body\":\"x\",\"user\":" + SOMEBODY
                        + "," + TIMES + "}]");
    }

    private String event(String word, int id, String places) {
        return items.with(
                "event " + id,
                "{\"id\":" + id + ",\"event\":\"" + word + "\",\"issue\":{\"number\":1},\"actor\":" + SOMEBODY + ","
                        + TIMES + "}",
                places);
    }

    /** What stands where comments are, instead of them. */
    List<Answer> troubles(String elsewhere) {
        return List.of(
                new Answer(401, Map.of("WWW-Authenticate", canary("header of a 401")), canary("body of a 401")),
                new Answer(
                        403,
                        Map.of("X-Echo", "$AUTHORIZATION"),
                        "you sent $AUTHORIZATION " + canary("body of a 403 that repeats the token")),
                new Answer(404, Map.of("Set-Cookie", canary("cookie of a 404")), "<b>" + canary("HTML of a 404")),
                new Answer(418, Map.of("ETag", canary("ETag of a 418")), canary("body of a 418") + " $AUTHORIZATION"),
                new Answer(
                        429,
                        Map.of("Retry-After", "86400", "X-RateLimit-Resource", canary("header of a 429")),
                        canary("body of a 429")),
                new Answer(500, Map.of("Server", canary("server of a 500")), canary("body of a 500")),
                new Answer(
                        302,
                        Map.of("Location", elsewhere + "/" + canary("path of a redirect") + "?t=$AUTHORIZATION"),
                        canary("body of a redirect")),
                new Answer(307, Map.of("Location", "/" + canary("path of a redirect to itself") + "?q=1"), ""),
                new Answer(301, Map.of("Location", "::" + canary("location that is none")), ""),
                json("<html><title>" + canary("HTML instead of JSON") + "</title>"),
                json("[{\"body\":\"" + canary("JSON that ends in the middle")),
                json("{\"message\":\"" + canary("an object instead of a list") + "\"}"),
                json("[\"" + canary("a text instead of a comment") + "\"]"),
                json("[{\"id\":\"" + canary("an id that is none") + "\"}]"),
                json("[" + broken("updated_at") + "]"),
                json("[" + broken("issue_url") + "," + broken("created_at") + "," + broken("user") + "]"));
    }

    private static Answer json(String body) {
        return new Answer(200, Map.of(), body);
    }

    private String broken(String field) {
        String item = items.with(
                "comment that is broken in its",
                "{\"id\":" + (100 + canaries.all().size()) + ",\"user\":" + SOMEBODY + "," + TIMES
                        + ",\"issue_url\":\"https://api.github.com/repos/acme/shop/issues/1\"}",
                "/" + field);
        return item.replace("2026-03-01T10", "2026-03-02T10"); // after what was read
    }

    private String canary(String what) {
        return canaries.on("github " + what);
    }

    void answersComments(Answer answer) {
        server.says(COMMENTS, answer);
    }
}
