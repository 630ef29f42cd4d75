package org.opencontextgraph.ingest.jira;

import static java.time.temporal.ChronoUnit.MILLIS;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.MappingTable;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.ingest.payload.Happening;
import org.opencontextgraph.ingest.payload.Meanings;

/**
 * Reads webhook deliveries. A Server tells a comment twice, as `comment_created` and as `jira:issue_updated`, and either may come
 * without the other; both come to one event.
 */
public final class Deliveries {
    private static final Pattern ISSUE_OF_COMMENT = Pattern.compile("/issue/([0-9]{1,18})/comment/");
    private static final String OF_ISSUES = "jira:";

    private final Site site;
    private final Meanings meanings = Told.meanings();

    Deliveries(Site site) {
        this.site = site;
    }

    /** What the words of this tool mean. */
    public MappingTable table() {
        return meanings.table();
    }

    /** All that it tells; at least one answer. */
    List<Answer> read(JsonNode body) {
        Field payload = Field.root(body);
        String place = "delivery";
        try {
            if (!payload.isThere()) {
                throw new UnfitException("", "it is empty");
            }
            String event = event(payload);
            place = "delivery of " + event;
            return switch (event) {
                case "issue_created" ->
                    List.of(meanings.answer("issue.created", () -> Happenings.created(site, payload.at("issue"))));
                case "issue_updated" -> updated(payload, place);
                case "comment_created" -> List.of(comment(payload));
                default -> List.of(meanings.answer("delivery." + event, Deliveries::noHappening));
            };
        } catch (UnfitException e) {
            return List.of(e.refused(place));
        }
    }

    private static String event(Field payload) {
        return payload.at("webhookEvent").wordAfter(OF_ISSUES);
    }

    private List<Answer> updated(Field payload, String place) {
        List<Answer> answers = new ArrayList<>();
        if (payload.at("comment").isThere()) {
            answers.add(orRefused(
                    place,
                    () -> isNew(payload)
                            ? comment(payload)
                            : meanings.answer("delivery.comment_updated", Deliveries::noHappening)));
        }
        Field entry = payload.at("changelog");
        if (entry.isThere()) {
            Changes.of(entry, Statuses.now(payload.at("issue"))).stream()
                    .map(change -> orRefused(
                            place,
                            () -> meanings.answer(
                                    change.told(meanings.table()), () -> changed(payload, entry, change))))
                    .forEach(answers::add);
        }
        return answers.isEmpty()
                ? List.of(meanings.answer("delivery.issue_updated", Deliveries::noHappening))
                : answers;
    }

    private static Answer orRefused(String place, Supplier<Answer> answer) {
        try {
            return answer.get();
        } catch (UnfitException e) {
            return e.refused(place);
        }
    }

    private Answer comment(Field payload) {
        Field comment = payload.at("comment");
        Field issue = payload.at("issue").at("id");
        String id = issue.isAbsent() ? comment.at("self").idIn(ISSUE_OF_COMMENT, "has no id in it") : issue.id();
        return Items.comment(site, meanings, id, comment);
    }

    /** Old Servers do not say whether it was written or changed. */
    private static boolean isNew(Field payload) {
        Field comment = payload.at("comment");
        return !payload.at("issue_event_type_name").says("issue_comment_edited")
                && comment.at("created").isLike(comment.at("updated"));
    }

    /** The issue shows how it stands after the change, so its last update is the change. */
    private Happening changed(Field payload, Field entry, Changes.Change change) {
        Field issue = payload.at("issue");
        Field fields = issue.at("fields");
        boolean shown = fields.isThere() && !fields.at("updated").isAbsent();
        Instant time = (shown ? fields.at("updated") : payload.at("timestamp")).time(MILLIS);
        return new Happening(
                site.changed(entry.at("id").id(), change.what()),
                site.issue(issue.at("id").id()),
                Doer.user(site, payload.at("user")),
                time);
    }

    private static Happening noHappening() {
        throw new UnfitException("", "the table maps a delivery that is not read");
    }
}
