package org.opencontextgraph.ingest.payload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;

/**
 * One thing that happened, before it has a meaning.
 *
 * @param id unique in the instance, and the same however it is told
 * @param resource what it happened to, namespaced by its source
 * @param by who did it; null: the tool does not say
 */
public record Happening(
        String id, String resource, @Nullable AccountFact by, Instant time) {}
