package org.opencontextgraph.ingest.github;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.MappingTable;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.ingest.payload.Happening;
import org.opencontextgraph.ingest.payload.Meanings;

/**
 * Reads webhook deliveries. What has an author was done by the author, as a list says it, too; everything else by the
 * sender.
 */
public final class Deliveries {
    /** Types whose actions are words of the users. */
    private static final Set<String> FREE_ACTIONS = Set.of("repository_dispatch");

    private static final String BRANCHES = "refs/heads/";
    private static final String TAGS = "refs/tags/";

    /** Who commits what is merged on GitHub's pages. */
    private static final String GITHUB_ITSELF = "web-flow";

    private final String tool;
    private final Meanings meanings = Told.meanings();

    /** @param tool the server's name in accounts and resources, such as `github` */
    public Deliveries(String tool) {
        this.tool = tool;
    }

    /** What the words of this tool mean. */
    public MappingTable table() {
        return meanings.table();
    }

    /** @param type what the header `X-GitHub-Event` says */
    public Answer read(String type, JsonNode body) {
        String place = Field.isWord(type) ? "delivery of " + type : "delivery";
        Field payload = Field.root(body);
        try {
            if (!Field.isWord(type)) {
                throw new UnfitException("", "its type is no word");
            }
            if (!payload.isThere()) {
                throw new UnfitException("", "it is empty");
            }
            String told = told(type, payload);
            return meanings.answer(told, () -> happening(told, type, payload));
        } catch (UnfitException e) {
            return e.refused(place);
        }
    }

    private String told(String type, Field payload) {
        if (type.equals("push")) {
            return "push." + pushed(payload);
        }
        Field action = payload.at("action");
        if (FREE_ACTIONS.contains(type) || (action.isAbsent() && !hasActions(type))) {
            return type;
        }
        String told = type + "." + action.word();
        return Told.with(told, state(told, payload));
    }

    /** The table tells its actions one by one, so a delivery without one is broken. */
    private boolean hasActions(String type) {
        return table().row(type).isEmpty()
                && table().rows().stream().anyMatch(it -> it.told().startsWith(type + "."));
    }

    private static @Nullable String state(String told, Field payload) {
        return switch (told) {
            case "issues.closed" -> Told.reason(payload.at("issue").at("state_reason"));
            case "issue_comment.created" ->
                payload.at("issue").at("pull_request").isThere() ? Told.PULL_REQUEST : null;
            case "pull_request.closed" ->
                payload.at("pull_request").at("merged").isTrue() ? "merged" : null;
            case "pull_request_review.submitted" ->
                payload.at("review").at("state").word();
            case "check_run.completed" ->
                payload.at("check_run").at("conclusion").word();
            default -> null;
        };
    }

    /** The name of the branch is compared, and forgotten. */
    private static String pushed(Field payload) {
        Field ref = payload.at("ref");
        if (ref.startsWith(TAGS)) {
            return "tag";
        }
        if (!ref.startsWith(BRANCHES)) {
            return "other";
        }
        if (!ref.says(BRANCHES, payload.at("repository").at("default_branch"))) {
            return "branch";
        }
        if (payload.at("deleted").isTrue()) {
            return "default_branch:deleted";
        }
        return payload.at("head_commit").at("committer").at("username").says(GITHUB_ITSELF)
                ? "default_branch:by_github"
                : "default_branch";
    }

    /** Called for what the table maps. */
    private Happening happening(String told, String type, Field payload) {
        Repository repository =
                new Repository(tool, payload.at("repository").at("id").number());
        return switch (type) {
            case "issues" -> changed(repository, told, payload.at("issue"), payload);
            case "pull_request" -> changed(repository, told, payload.at("pull_request"), payload);
            case "issue_comment" -> Happenings.comment(repository, number(payload.at("issue")), payload.at("comment"));
            case "pull_request_review" -> review(repository, told, payload);
            case "check_run" -> Happenings.check(repository, payload.at("check_run"));
            case "release" -> Happenings.release(repository, payload.at("release"));
            case "push" -> push(repository, payload);
            default -> throw new UnfitException("", "the table maps a type that is not read");
        };
    }

    /** The payload shows how the issue or pull request stands after the change, so its last update is the change. */
    private static Happening changed(Repository repository, String told, Field changed, Field payload) {
        String verb = Told.verb(told);
        String time = switch (verb) {
            case "closed" -> "closed_at";
            case "merged" -> "merged_at";
            default -> "updated_at";
        };
        return verb.equals("opened")
                ? Happenings.opening(repository, verb, changed)
                : Happenings.change(
                        repository, number(changed), verb, changed.at(time).time(SECONDS), sender(repository, payload));
    }

    private static Happening review(Repository repository, String told, Field payload) {
        Field pull = payload.at("pull_request");
        return told.equals(Told.DISMISSED)
                ? Happenings.dismissal(
                        repository,
                        number(pull),
                        payload.at("review").at("id").number(),
                        pull.at("updated_at").time(SECONDS),
                        sender(repository, payload))
                : Happenings.review(repository, number(pull), payload.at("review"));
    }

    /** To its last commit; the commit itself may be of another day and by somebody else. */
    private static Happening push(Repository repository, Field payload) {
        String after = Happenings.commit(payload.at("after"));
        return new Happening(
                repository.pushed(Happenings.commit(payload.at("before")), after),
                repository.commit(after),
                sender(repository, payload),
                payload.at("repository").at("pushed_at").time(SECONDS));
    }

    private static @Nullable AccountFact sender(Repository repository, Field payload) {
        return Doer.user(repository.tool(), payload.at("sender"));
    }

    private static long number(Field numbered) {
        return numbered.at("number").number();
    }
}
