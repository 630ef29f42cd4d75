package org.opencontextgraph.ingest.github;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.ingest.payload.Happening;

/** What happened, from what GitHub shows of it; nobody did it where GitHub does not say who. */
final class Happenings {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    private Happenings() {}

    /** A change of an issue or a pull request. */
    static Happening change(Repository repository, long issue, String verb, Instant time, @Nullable AccountFact doer) {
        return new Happening(repository.happened(issue, verb, time), repository.issue(issue), doer, time);
    }

    /** Done by whom the issue or pull request names as its author, in a delivery and in a list. */
    static Happening opening(Repository repository, String verb, Field opened) {
        return change(
                repository,
                opened.at("number").number(),
                verb,
                opened.at("created_at").time(SECONDS),
                Doer.user(repository.tool(), opened.at("user")));
    }

    static Happening comment(Repository repository, long issue, Field comment) {
        return new Happening(
                repository.comment(comment.at("id").number()),
                repository.issue(issue),
                Doer.user(repository.tool(), comment.at("user")),
                comment.at("created_at").time(SECONDS));
    }

    static Happening review(Repository repository, long pull, Field review) {
        return new Happening(
                repository.review(review.at("id").number()),
                repository.issue(pull),
                Doer.user(repository.tool(), review.at("user")),
                review.at("submitted_at").time(SECONDS));
    }

    static Happening dismissal(
            Repository repository, long pull, long review, Instant time, @Nullable AccountFact doer) {
        return new Happening(repository.dismissed(review), repository.issue(pull), doer, time);
    }

    /** The end of a check run: done by its app, to the pull request that it names, else to its commit. */
    static Happening check(Repository repository, Field check) {
        Instant completed = check.at("completed_at").time(SECONDS);
        return new Happening(
                repository.checked(check.at("id").number(), completed),
                checked(repository, check),
                Doer.app(repository.tool(), check.at("app")),
                completed);
    }

    static Happening release(Repository repository, Field release) {
        long number = release.at("id").number();
        return new Happening(
                repository.published(number),
                repository.release(number),
                Doer.user(repository.tool(), release.at("author")),
                release.at("published_at").time(SECONDS));
    }

    /** Of several pull requests the first one, so that a list and a delivery agree; those of other repositories are forks'. */
    private static String checked(Repository repository, Field check) {
        return check.at("pull_requests")
                .each()
                .filter(it -> it.at("base").at("repo").at("id").number() == repository.number())
                .mapToLong(it -> it.at("number").number())
                .boxed()
                .min(Long::compare)
                .map(repository::issue)
                .orElseGet(() -> repository.commit(commit(check.at("head_sha"))));
    }

    static String commit(Field name) {
        return name.matching(COMMIT, "is not the name of a commit");
    }
}
