package org.opencontextgraph.ingest.connector;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, in the source's words.
 *
 * @param id deterministic and unique in the instance
 * @param resource what it happened to, namespaced by its source
 * @param account who did it; null when the source does not say
 * @param process the process key; null: the event names no process
 * @param label what happened; becomes a step if the source's vocabulary has it
 * @param time milliseconds since 1970
 * @param sequence the position in the source, deciding between events of one time
 */
public record SourceEvent(
        String id,
        String resource,
        @Nullable AccountKey account,
        @Nullable String process,
        String label,
        long time,
        long sequence) {}
