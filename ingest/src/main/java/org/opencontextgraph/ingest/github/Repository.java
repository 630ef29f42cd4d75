package org.opencontextgraph.ingest.github;

import java.time.Instant;

/**
 * A repository by its number, and the names that are made of it. Everything that GitHub tells is named here and nowhere
 * else, so that a delivery and a list come to the same names.
 *
 * @param tool the tool; another one for each server, because numbers are a server's own
 */
record Repository(String tool, long number) {

    /** Itself: whoever may read it may read all that is in it. */
    String container() {
        return tool + ":repo/" + number;
    }

    /** An issue, or the pull request that it is. */
    String issue(long issue) {
        return named("issue/" + issue);
    }

    String commit(String commit) {
        return named("commit/" + commit);
    }

    String release(long release) {
        return named("release/" + release);
    }

    /** What GitHub gives no number: told by issue, verb and second. */
    String happened(long issue, String verb, Instant time) {
        return named("issue/" + issue + "/" + verb + "/" + time.getEpochSecond());
    }

    String comment(long comment) {
        return named("comment/" + comment);
    }

    String review(long review) {
        return named("review/" + review);
    }

    String dismissed(long review) {
        return named("review/" + review + "/dismissed");
    }

    /** A check that is run again may keep its number; the second of its end tells the attempts apart. */
    String checked(long check, Instant completed) {
        return named("check-run/" + check + "/" + completed.getEpochSecond());
    }

    String published(long release) {
        return named("release/" + release + "/published");
    }

    String pushed(String before, String after) {
        return named("push/" + before + "/" + after);
    }

    private String named(String rest) {
        return container() + "/" + rest;
    }
}
