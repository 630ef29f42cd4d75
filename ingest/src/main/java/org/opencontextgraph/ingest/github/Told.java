package org.opencontextgraph.ingest.github;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.ingest.payload.Meanings;

/** What GitHub said, in the form of the table: `type.action[:state]`, in the words of its webhooks. */
final class Told {
    static final String DISMISSED = "pull_request_review.dismissed";

    /** The state of a comment that was made on a pull request. */
    static final String PULL_REQUEST = "pull_request";

    /** Rows about who may read what; they hold no event. */
    static final Set<String> READERS_CHANGE = Set.of(
            "installation_repositories.*",
            "member.*",
            "membership.*",
            "organization.*",
            "public.*",
            "repository.created",
            "repository.deleted",
            "repository.privatized",
            "repository.publicized",
            "repository.renamed",
            "repository.transferred",
            "team.*",
            "team_add.*");

    private static final String MERGED = ":merged";

    private Told() {}

    static Meanings meanings() {
        return Meanings.read(Told.class, READERS_CHANGE);
    }

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
