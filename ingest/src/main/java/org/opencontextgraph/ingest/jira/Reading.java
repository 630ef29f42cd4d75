package org.opencontextgraph.ingest.jira;

import static java.time.temporal.ChronoUnit.MILLIS;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Gathered;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.schema.id.Audience;

/**
 * How a connector reads.
 *
 * @param connector its name
 * @param since nothing that happened before is read
 * @param asks Jira is asked who may read; else {@code audiences} may, on the operator's word
 */
record Reading(String connector, Site site, Instant since, boolean asks, List<Audience> audiences, Items items) {
    Reading {
        audiences = List.copyOf(audiences);
    }

    /**
     * What happened to an issue.
     *
     * @param after what happened up to this is left out; null: nothing
     */
    List<Answer> answers(WholeIssue issue, @Nullable Instant after, Statuses statuses) {
        Instant from = after == null || after.isBefore(since) || hasCome(issue, after) ? since.minusMillis(1) : after;
        List<Answer> answers = new ArrayList<>();
        if (isAfter(issue.issue().path("fields").path("created"), from)) {
            answers.addAll(items.read(ItemKind.ISSUE, issue.id(), issue.issue(), statuses));
        }
        issue.histories().stream()
                .filter(it -> isAfter(it.path("created"), from))
                .forEach(it -> answers.addAll(items.read(ItemKind.HISTORY, issue.id(), it, statuses)));
        issue.comments().stream()
                .filter(it -> isAfter(it.path("created"), from))
                .forEach(it -> answers.addAll(items.read(ItemKind.COMMENT, issue.id(), it, statuses)));
        return answers;
    }

    /** It was in another project, which may not be read: so nothing of it may have been sent. */
    private static boolean hasCome(WholeIssue issue, Instant after) {
        return issue.histories().stream()
                .filter(it -> isAfter(it.path("created"), after))
                .flatMap(it -> it.path("items").valueStream())
                .anyMatch(it -> it.path("field").asText().equalsIgnoreCase("project")
                        && !it.path("fieldtype").asText().equals("custom"));
    }

    /** What has no time that can be read is read, and refused with its place. */
    private static boolean isAfter(JsonNode time, Instant moment) {
        return Field.root(time).timeIfAny(MILLIS).map(it -> it.isAfter(moment)).orElse(true);
    }

    /** What issues come to, in the order of time. */
    EventBatch batch(
            List<? extends SourceFact> places, List<Answer> answers, String position, @Nullable Instant completeUpTo) {
        return gathered(places, answers).batch(position, completeUpTo);
    }

    Gathered gathered(List<? extends SourceFact> places, List<Answer> answers) {
        Gathered gathered = new Gathered(audiences);
        gathered.addFacts(asks ? places : List.of());
        answers.forEach(gathered::add);
        return gathered;
    }
}
