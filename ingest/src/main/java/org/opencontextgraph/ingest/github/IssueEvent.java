package org.opencontextgraph.ingest.github;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.MappingTable;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.ingest.payload.Happening;

/**
 * An item of the list `issues/events`, which has words of its own for what webhooks say, and shows the issue as it stands now.
 *
 * <p>The event is noted up to a second after the issue's own time, which webhooks tell. So a closing goes by the issue's time
 * where that is near, and a merging, which happens once, always does.
 */
final class IssueEvent {
    private static final Duration NEAR = Duration.ofSeconds(2);

    private static final Map<String, String> WEBHOOK_WORDS = Map.of(
            "convert_to_draft", "converted_to_draft",
            "head_ref_force_pushed", "synchronize",
            "merged", "closed:merged",
            "renamed", "edited");

    private IssueEvent() {}

    /** In the words of webhooks where the table has them, else in the list's own. */
    static String told(MappingTable table, Field event) {
        String told = inWebhookWords(event);
        return table.row(told).isPresent()
                ? told
                : "issue_event." + event.at("event").word();
    }

    private static String inWebhookWords(Field event) {
        String word = event.at("event").word();
        if (word.equals("review_dismissed")) {
            return Told.DISMISSED;
        }
        boolean pull = event.at("issue").at("pull_request").isThere();
        if (word.equals("closed")) {
            return pull ? closedPull(event) : Told.with("issues.closed", Told.reason(event.at("state_reason")));
        }
        return (pull ? "pull_request." : "issues.") + WEBHOOK_WORDS.getOrDefault(word, word);
    }

    static Happening happening(Repository repository, String told, Field event) {
        long number = event.at("issue").at("number").number();
        @Nullable AccountFact doer = doer(repository.tool(), event);
        if (told.equals(Told.DISMISSED)) {
            long review = event.at("dismissed_review").at("review_id").number();
            return Happenings.dismissal(
                    repository, number, review, event.at("created_at").time(SECONDS), doer);
        }
        return Happenings.change(repository, number, Told.verb(told), time(told, event), doer);
    }

    /** Who merges closes, too, and GitHub lists both. */
    private static String closedPull(Field event) {
        Field merged = merged(event);
        boolean byMerging = !merged.isAbsent()
                && !event.at("created_at")
                        .time(SECONDS)
                        .isBefore(merged.time(SECONDS).minus(NEAR));
        return byMerging ? "pull_request.closed:by_merge" : "pull_request.closed";
    }

    private static Instant time(String told, Field event) {
        Instant noted = event.at("created_at").time(SECONDS);
        return switch (Told.verb(told)) {
            case "merged" -> merged(event).isAbsent() ? noted : merged(event).time(SECONDS);
            case "closed" -> {
                Field closed = event.at("issue").at("closed_at");
                boolean near = !closed.isAbsent()
                        && Duration.between(closed.time(SECONDS), noted).abs().compareTo(NEAR) <= 0;
                yield near ? closed.time(SECONDS) : noted;
            }
            default -> noted;
        };
    }

    private static Field merged(Field event) {
        return event.at("issue").at("pull_request").at("merged_at");
    }

    /** Of an assignment the actor is the one who was assigned; who did it has a field of its own. */
    private static @Nullable AccountFact doer(String tool, Field event) {
        String who = switch (event.at("event").word()) {
            case "assigned", "unassigned" -> "assigner";
            default -> "actor";
        };
        return Doer.user(tool, event.at(who));
    }
}
