package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.MappingTable;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.ingest.payload.Happening;
import org.opencontextgraph.ingest.payload.Meanings;

/** Reads items of lists of the REST API, in the words of webhooks, to the same events as the deliveries of the same things. */
public final class Items {
    private static final Pattern NUMBER_AT_END = Pattern.compile("/(?:issues|pulls)/([0-9]{1,18})$");
    private static final Pattern ON_PULL_REQUEST = Pattern.compile("/pull/([0-9]{1,18})(?:#|$)");

    private final String tool;
    private final Meanings meanings = Told.meanings();

    /** @param tool the server's name in accounts and resources, such as `github` */
    public Items(String tool) {
        this.tool = tool;
    }

    /** What the words of this tool mean. */
    public MappingTable table() {
        return meanings.table();
    }

    /** @param repository the number of the repository whose list it is: most items do not say */
    public Answer read(ItemKind kind, long repository, JsonNode item) {
        Field it = Field.root(item);
        try {
            if (!it.isThere()) {
                throw new UnfitException("", "it is empty");
            }
            sameRepository(kind, repository, it);
            String told = told(kind, it);
            return meanings.answer(told, () -> happening(kind, told, new Repository(tool, repository), it));
        } catch (UnfitException e) {
            return e.refused(kind.place());
        }
    }

    /** A name may have been given to another repository since it was asked for. */
    private static void sameRepository(ItemKind kind, long repository, Field item) {
        Field told = switch (kind) {
            case PULL_REQUEST -> item.at("base").at("repo").at("id");
            case WORKFLOW_RUN -> item.at("repository").at("id");
            default -> null;
        };
        if (told != null && told.number() != repository) {
            throw new UnfitException(told.path(), "is another repository");
        }
    }

    private String told(ItemKind kind, Field item) {
        return switch (kind) {
            case ISSUE -> item.at("pull_request").isThere() ? "pull_request.opened" : "issues.opened";
            case ISSUE_EVENT -> IssueEvent.told(meanings.table(), item);
            case ISSUE_COMMENT ->
                Told.with(
                        "issue_comment.created", item.at("html_url").hasIn(ON_PULL_REQUEST) ? Told.PULL_REQUEST : null);
            case PULL_REQUEST -> "pull_request.opened";
            case REVIEW -> "pull_request_review.submitted:" + item.at("state").word();
            case COMMIT -> "commit";
            case WORKFLOW_RUN -> "workflow_run";
            case CHECK_RUN ->
                item.at("status").says("completed")
                        ? "check_run.completed:" + item.at("conclusion").word()
                        : "check_run.created";
            case RELEASE -> item.at("draft").isTrue() ? "release.created" : "release.published";
        };
    }

    /** Called for what the table maps. */
    private static Happening happening(ItemKind kind, String told, Repository repository, Field item) {
        return switch (kind) {
            case ISSUE, PULL_REQUEST -> Happenings.opening(repository, Told.verb(told), item);
            case ISSUE_EVENT -> IssueEvent.happening(repository, told, item);
            case ISSUE_COMMENT -> Happenings.comment(repository, numberAtEnd(item.at("issue_url")), item);
            case REVIEW -> Happenings.review(repository, numberAtEnd(item.at("pull_request_url")), item);
            case CHECK_RUN -> Happenings.check(repository, item);
            case RELEASE -> Happenings.release(repository, item);
            case COMMIT, WORKFLOW_RUN -> throw new UnfitException("", "the table maps a list that is not read");
        };
    }

    private static long numberAtEnd(Field address) {
        return Long.parseLong(address.idIn(NUMBER_AT_END, "does not end with a number"));
    }
}
