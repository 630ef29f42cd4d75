package org.opencontextgraph.query.server;

import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.AnalyticsRoutes.CutBody;

/**
 * What a table is a list of.
 *
 * @param k of the process as the list of processes says it; null where the process is not in that list
 * @param release id of what the caller may see of the process, as in the answer's {@code ETag}
 * @param cut how much of the graph it is; null where nothing can be cut
 */
record Provenance(
        String processKey,
        Filters filters,
        @Nullable String completeUpTo,
        @Nullable Integer k,
        String release,
        @Nullable CutBody cut) {}
