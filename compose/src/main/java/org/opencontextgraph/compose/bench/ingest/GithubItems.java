package org.opencontextgraph.compose.bench.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a repository holds, as GitHub's REST API gives it: issues (the even ones) and pull requests (the odd ones), each with two
 * comments and four entries of the list of what was done; a pull request with a review and two checks, too.
 */
final class GithubItems {
    static final long REPOSITORY = 134_018_330;

    /** Of an issue and a pull request; the fourth entry of each says nothing new. */
    static final int EVENTS_OF_A_PAIR = 14;

    static final int COMMENTS = 2;
    static final int ENTRIES = 4;

    private static final List<String> DONE_TO_ISSUES = List.of("subscribed", "labeled", "assigned", "closed");
    private static final List<String> DONE_TO_PULLS = List.of("subscribed", "review_requested", "merged", "closed");

    /** The work on an item, second by second. */
    private static final int COMMENTED = 10;

    private static final int DONE = 20;
    private static final int REVIEWED = 30;
    private static final int CHECKED = 35;
    private static final int UPDATED = 50;

    private final Template issue = Template.of(
            "github-issue.json", "number", "id", "user", "assignee", "created", "updated", "closed", "pull");
    private final Template pullPart = Template.of("github-pull-part.json", "number", "merged");
    private final Template comment = Template.of("github-comment.json", "id", "number", "kind", "user", "created");
    private final Template event = Template.of("github-event.json", "id", "actor", "event", "created", "more", "issue");
    private final Template review = Template.of("github-review.json", "id", "number", "user", "submitted", "commit");
    private final Template pull =
            Template.of("github-pull.json", "id", "number", "user", "created", "updated", "merged", "commit", "repo");
    private final Template check = Template.of(
            "github-check.json", "id", "number", "conclusion", "completed", "commit", "owner", "repository");
    private final List<String> users = new ArrayList<>();
    private final String repository;
    private final WorkYear year;

    GithubItems(int items) {
        year = new WorkYear(items);
        Template user = Template.of("github-user.json", "user");
        for (int person = 0; person <= WorkYear.PEOPLE; person++) {
            users.add(user.fill(10_000 + person));
        }
        repository =
                Template.of("github-repository.json", "repository", "owner").fill(REPOSITORY, users.getFirst());
    }

    static boolean isPull(int item) {
        return item % 2 == 1;
    }

    /** The one at `repos/OWNER/NAME`. */
    String repository() {
        return repository;
    }

    Instant updated(int item) {
        return year.at(item, UPDATED);
    }

    String issue(int item) {
        String done = year.at(item, DONE + 3).toString();
        return issue.fill(
                item + 1,
                1_000_000 + item,
                user(item, 0),
                user(item, 1),
                year.at(item, 0),
                updated(item),
                done,
                isPull(item) ? pullPart.fill(item + 1, done) : "");
    }

    Instant commented(int number) {
        return year.at(number / COMMENTS, COMMENTED + number % COMMENTS);
    }

    String comment(int number) {
        int item = number / COMMENTS;
        return comment.fill(
                5_000_000 + number,
                item + 1,
                isPull(item) ? "pull" : "issues",
                user(item, 2 + number % COMMENTS),
                commented(number));
    }

    String entry(int number) {
        int item = number / ENTRIES;
        int turn = number % ENTRIES;
        String done = (isPull(item) ? DONE_TO_PULLS : DONE_TO_ISSUES).get(turn);
        // who merges closes, and GitHub lists both in one second
        int second = done.equals("merged") ? DONE + 3 : DONE + turn;
        return event.fill(
                9_000_000 + number,
                user(item, turn),
                done,
                year.at(item, second),
                done.equals("assigned") ? "\"assignee\":" + user(item, 1) + ",\"assigner\":" + user(item, 4) + "," : "",
                issue(item));
    }

    String review(int item) {
        return review.fill(20_000_000 + item, item + 1, user(item, 5), year.at(item, REVIEWED), commit(item));
    }

    String pull(int item) {
        return pull.fill(
                30_000_000 + item,
                item + 1,
                user(item, 0),
                year.at(item, 0),
                updated(item),
                year.at(item, DONE + 3),
                commit(item),
                repository);
    }

    /** Both of a pull request's. */
    String checks(int item) {
        return "{\"total_count\":2,\"check_runs\":[" + check(item, 0, "success") + "," + check(item, 1, "failure")
                + "]}";
    }

    private String check(int item, int turn, String conclusion) {
        return check.fill(
                40_000_000 + 2L * item + turn,
                item + 1,
                conclusion,
                year.at(item, CHECKED + turn),
                commit(item),
                users.getFirst(),
                REPOSITORY);
    }

    static String commit(int item) {
        return String.format(Locale.ROOT, "%040x", item + 1);
    }

    private String user(int item, int turn) {
        return users.get(WorkYear.person(item, turn));
    }
}
