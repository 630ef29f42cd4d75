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

/**
 * Reviews and checks of pull requests. GitHub has no list of them: of each pull request that changed they are asked for, all
 * again, because one that changes while others are read would else lose what happened to it meanwhile; whatever was sent before is
 * known by its id. A check that ends after the last change of its pull request is told by webhooks alone.
 */
final class PullStream implements Connector {
    private static final String NAME = "pulls";

    /** Some four requests for each pull request of a page. */
    private static final int PAGE = 20;

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
        UpdatedPosition position = text.isEmpty() ? UpdatedPosition.from(reading.since()) : UpdatedPosition.read(text);
        long repository = reading.number();
        Instant asked = Clock.systemUTC().instant();
        UpdatedItems.Page page = updated.page(position, asked);
        List<Answer> answers = new ArrayList<>();
        for (JsonNode issue : page.fresh()) {
            if (issue.path("pull_request").isObject()) {
                long number = issue.path("number").asLong(0);
                if (number > 0) {
                    reviews(repository, number, answers);
                    checks(repository, number, answers);
                }
            }
        }
        return reading.batch(repository, answers, page.next().text(), page.isFull() ? null : asked);
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

    private void checks(long repository, long number, List<Answer> answers) throws IOException {
        String commit = reading.one("pulls/" + number).path("head").path("sha").asText();
        if (!checksAreShown || !commit.matches("[0-9a-f]{40,64}")) {
            return;
        }
        try {
            List<JsonNode> page;
            int at = 1;
            do {
                page = reading.list("commits/" + commit + "/check-runs", Map.of("filter", "all"), "check_runs", at++);
                for (JsonNode check : page) {
                    if (isToBeRead(check.path("completed_at"))) {
                        answers.add(reading.items().read(ItemKind.CHECK_RUN, repository, check));
                    }
                }
            } while (page.size() >= GithubApi.PAGE);
        } catch (RefusedByToolException e) {
            if (e.status() != 403 && e.status() != 404) {
                throw e;
            }
            checksAreShown = false;
        }
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

    @Override
    public void close() {}
}
