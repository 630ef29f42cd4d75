package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.RefusedByToolException;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.payload.UpdatedPosition;

/**
 * Reviews and checks of pull requests. GitHub has no list of them: of each pull request that changed they are asked for, all
 * again, because one that changes while others are read would else lose what happened to it meanwhile; whatever was sent before is
 * known by its id. A check that ends after the last change of its pull request is told by webhooks alone.
 *
 * <p>A token need not be shown checks. Then it is said in each run, and from where that began it is read again once they are shown: 403 is what
 * GitHub says to a token without the scope, and to one that has asked too much in this hour.
 */
final class PullStream implements Connector {
    private static final String NAME = "pulls";

    /** Some four requests for each pull request of a page. */
    private static final int PAGE = 20;

    /** What GitHub says of a commit that is not there any more. */
    private static final int GONE_COMMIT = 422;

    private final Reading reading;
    private final UpdatedItems updated;
    private boolean checksAreShown = true;

    PullStream(Reading reading) {
        this.reading = reading;
        this.updated = new UpdatedItems(reading, ItemKind.ISSUE, PAGE);
    }

    @Override
    public Source source() {
        return reading.source(NAME);
    }

    @Override
    public void describe(Consumer<SourceFact> facts) {
        // accounts and readers are told with the events
    }

    @Override
    public EventBatch fetch(String text, int limit) throws IOException {
        PullPosition position = text.isEmpty()
                ? new PullPosition(UpdatedPosition.from(reading.since()), null)
                : again(PullPosition.read(text));
        long repository = reading.number();
        Instant asked = Clock.systemUTC().instant();
        UpdatedItems.Page page = updated.page(position.at(), asked);
        List<Answer> answers = new ArrayList<>();
        for (JsonNode issue : page.fresh()) {
            if (issue.path("pull_request").isObject()) {
                long number = issue.path("number").asLong(0);
                if (number > 0) {
                    reviews(repository, number, answers);
                    String commit = commit(number);
                    if (!checksAreShown || !checks(repository, commit, answers)) {
                        checksAreShown = false;
                        position = position.without(commit);
                    }
                }
            }
        }
        return reading.batch(repository, answers, position.next(page.next()).text(), page.isFull() ? null : asked);
    }

    /** Once in a run it is asked whether checks that were not shown are shown now. */
    private PullPosition again(PullPosition position) throws IOException {
        PullPosition.Unshown unshown = position.unshown();
        if (unshown == null || !checksAreShown) {
            return position;
        }
        try {
            List<JsonNode> _ = reading.list(checksOf(unshown.commit()), Map.of(), "check_runs", 1);
        } catch (RefusedByToolException e) {
            if (isNotShown(e)) {
                checksAreShown = false;
                return position;
            }
            if (e.status() != GONE_COMMIT) {
                throw e;
            }
        }
        return position.again();
    }

    private void reviews(long repository, long number, List<Answer> answers) throws IOException {
        List<JsonNode> page;
        int at = 1;
        do {
            page = reading.list("pulls/" + number + "/reviews", Map.of(), "", at++);
            for (JsonNode review : page) {
                if (isToBeRead(review.path("submitted_at"))) {
                    answers.add(reading.items().read(ItemKind.REVIEW, repository, review));
                }
            }
        } while (page.size() >= GithubApi.PAGE);
    }

    private String commit(long number) throws IOException {
        String commit = reading.one("pulls/" + number).path("head").path("sha").asText();
        if (!commit.matches("[0-9a-f]{40,64}")) {
            throw new IOException("the tool does not say the commit of a pull request");
        }
        return commit;
    }

    /** False: they are not shown. */
    private boolean checks(long repository, String commit, List<Answer> answers) throws IOException {
        try {
            List<JsonNode> page;
            int at = 1;
            do {
                page = reading.list(checksOf(commit), Map.of("filter", "all"), "check_runs", at++);
                for (JsonNode check : page) {
                    if (isToBeRead(check.path("completed_at"))) {
                        answers.add(reading.items().read(ItemKind.CHECK_RUN, repository, check));
                    }
                }
            } while (page.size() >= GithubApi.PAGE);
            return true;
        } catch (RefusedByToolException e) {
            if (isNotShown(e)) {
                return false;
            }
            throw e;
        }
    }

    private static String checksOf(String commit) {
        return "commits/" + commit + "/check-runs";
    }

    private static boolean isNotShown(RefusedByToolException e) {
        return e.status() == 403 || e.status() == 404;
    }

    /** What has no time yet has not happened; one that cannot be read is refused with its place. */
    private boolean isToBeRead(JsonNode time) {
        return time.isTextual() && time.asText().compareTo(reading.since().toString()) >= 0;
    }

    @Override
    public List<String> shortcomings() {
        return checksAreShown
                ? List.of()
                : List.of("checks are not shown to this token (403): `Checks` with `Read-only` access");
    }

    /** A position is a place in a list, and proves nothing. */
    @Override
    public boolean readsAhead() {
        return true;
    }

    @Override
    public void close() {}
}
