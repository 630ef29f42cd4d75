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

    private static ObjectNode timed(ObjectNode item, String who, Instant time) {
        item.put("created_at", time.toString());
        item.put("updated_at", time.toString());
        item.putObject(who).put("id", 17).put("login", "somebody").put("type", "User");
        return item;
    }
}
