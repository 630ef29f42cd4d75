package org.opencontextgraph.query.server;

import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.context.Answers.EdgeRow;
import org.opencontextgraph.query.server.context.Band;

/** An edge as the API says it. */
record EdgeBody(
        String source,
        String target,
        long count,
        @Nullable String people,
        @Nullable Long medianSeconds) {
    static EdgeBody of(EdgeRow row) {
        return new EdgeBody(
                row.source(),
                row.target(),
                row.count(),
                row.band().map(Band::shown).orElse(null),
                Json.orNull(row.medianSeconds()));
    }
}
