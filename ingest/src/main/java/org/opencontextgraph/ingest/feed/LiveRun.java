package org.opencontextgraph.ingest.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a live connector, from its cursor to what there is now.
 *
 * @param counts what was read and sent, also when the run ended early
 * @param completeUpTo everything up to this was sent; null: that is not known
 * @param failure why it ended early; null: it did not
 */
public record LiveRun(
        LiveCounts counts,
        @Nullable Instant completeUpTo,
        @Nullable Exception failure) {}
