package org.opencontextgraph.ingest.github;

import org.jspecify.annotations.Nullable;

/** What GitHub said, in the form of the table: `type.action[:state]`, in the words of its webhooks. */
final class Told {
    static final String DISMISSED = "pull_request_review.dismissed";

    /** The state of a comment that was made on a pull request. */
    static final String PULL_REQUEST = "pull_request";

    private static final String MERGED = ":merged";

    private Told() {}

    static String with(String told, @Nullable String state) {
        return state == null ? told : told + ":" + state;
    }

    /** Why an issue was closed, if it says; GitHub's older answers leave out that it was completed. */
    static @Nullable String reason(Field reason) {
        return reason.isAbsent() ? null : reason.word();
    }

    /** The action; that a pull request was merged is an action of its own. */
    static String verb(String told) {
        if (told.endsWith(MERGED)) {
            return "merged";
        }
        int state = told.indexOf(':');
        return told.substring(told.indexOf('.') + 1, state < 0 ? told.length() : state);
    }
}
