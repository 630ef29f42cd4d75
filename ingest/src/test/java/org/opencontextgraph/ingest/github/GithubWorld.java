package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** Items as GitHub gives them, with no more in them than is read. */
public final class GithubWorld {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GithubWorld() {}

    public static ObjectNode comment(int number, Instant time) {
        ObjectNode comment = JSON.createObjectNode();
        comment.put("id", 1_000 + number);
        comment.put("html_url", "https://github.com/" + FakeGithub.REPOSITORY + "/issues/7#issuecomment-1");
        comment.put("issue_url", "https://api.github.com/repos/" + FakeGithub.REPOSITORY + "/issues/7");
        comment.put("body", "a secret of somebody");
        return timed(comment, "user", time);
    }

    public static ObjectNode closed(int number, Instant time) {
        ObjectNode event = JSON.createObjectNode();
        event.put("id", 5_000 + number);
        event.put("event", "closed");
        event.putNull("state_reason");
        event.putObject("issue").put("number", number + 1);
        return timed(event, "actor", time);
    }

    public static ObjectNode issue(int number, Instant time) {
        ObjectNode issue = JSON.createObjectNode();
        issue.put("id", 9_000 + number);
        issue.put("number", number + 1);
        issue.put("title", "a secret of somebody");
        return timed(issue, "user", time);
    }

    static ObjectNode release(int number, Instant time) {
        ObjectNode release = JSON.createObjectNode();
        release.put("id", 3_000 + number).put("draft", false).put("name", "a secret of somebody");
        release.put("published_at", time.toString());
        return timed(release, "author", time);
    }

    static ObjectNode review(int number, int pull, Instant time) {
        ObjectNode review = JSON.createObjectNode();
        review.put("id", 7_000 + number).put("state", "APPROVED").put("submitted_at", time.toString());
        review.put("pull_request_url", "https://api.github.com/repos/" + FakeGithub.REPOSITORY + "/pulls/" + pull);
        return timed(review, "user", time);
    }

    static ObjectNode head(String commit) {
        ObjectNode pull = JSON.createObjectNode();
        pull.putObject("head").put("sha", commit);
        return pull;
    }

    static ObjectNode checks(int number, int pull, Instant time) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode check = answer.putArray("check_runs").addObject();
        check.put("id", 8_000 + number).put("status", "completed").put("conclusion", "success");
        check.put("head_sha", "a".repeat(40)).put("completed_at", time.toString());
        check.putObject("app").put("id", 3);
        ObjectNode its = check.putArray("pull_requests").addObject().put("number", pull);
        its.putObject("base").putObject("repo").put("id", FakeGithub.NUMBER);
        return answer;
    }

    private static ObjectNode timed(ObjectNode item, String who, Instant time) {
        item.put("created_at", time.toString());
        item.put("updated_at", time.toString());
        item.putObject(who).put("id", 17).put("login", "somebody").put("type", "User");
        return item;
    }
}
