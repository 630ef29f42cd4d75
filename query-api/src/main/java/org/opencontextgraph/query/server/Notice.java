package org.opencontextgraph.query.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.context.Answers.Listing;

/** What every list says about what is not in it: in words, never as a number. */
enum Notice {
    GATED("Behaviour that too few people share is withheld: it is neither listed nor counted here."),
    UNGATED("This instance is not gated: everything is listed, however few people did it.");

    private final String text;

    Notice(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static @Nullable String completeUpTo(Listing<?> listing) {
        return listing.completeUpTo().map(Instant::toString).orElse(null);
    }
}
