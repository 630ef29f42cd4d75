package org.opencontextgraph.ingest.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened, before it has a meaning; {@code doer} is null when GitHub does not say. */
record Happening(String id, String resource, @Nullable Doer doer, Instant time) {

    /** A change of an issue or a pull request. */
    static Happening change(Repository repository, long issue, String verb, Instant time, @Nullable Doer doer) {
        return new Happening(repository.happened(issue, verb, time), repository.issue(issue), doer, time);
    }

    /** Done by whom the issue or pull request names as its author, in a delivery and in a list. */
    static Happening opening(Repository repository, String verb, Field opened) {
        return change(
                repository,
                opened.at("number").number(),
                verb,
                opened.at("created_at").time(),
                Doer.user(repository.tool(), opened.at("user")));
    }

    static Happening comment(Repository repository, long issue, Field comment) {
        return new Happening(
                repository.comment(comment.at("id").number()),
                repository.issue(issue),
                Doer.user(repository.tool(), comment.at("user")),
                comment.at("created_at").time());
    }

    static Happening review(Repository repository, long pull, Field review) {
        return new Happening(
                repository.review(review.at("id").number()),
                repository.issue(pull),
                Doer.user(repository.tool(), review.at("user")),
                review.at("submitted_at").time());
    }

    static Happening dismissal(Repository repository, long pull, long review, Instant time, @Nullable Doer doer) {
        return new Happening(repository.dismissed(review), repository.issue(pull), doer, time);
    }

    /** The end of a check run: done by its app, to the pull request that it names, else to its commit. */
    static Happening check(Repository repository, Field check) {
        Instant completed = check.at("completed_at").time();
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
                release.at("published_at").time());
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
                .orElseGet(() -> repository.commit(check.at("head_sha").commit()));
    }
}
