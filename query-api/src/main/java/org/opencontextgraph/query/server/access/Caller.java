package org.opencontextgraph.query.server.access;

import java.util.NavigableSet;
import java.util.Optional;

/**
 * Who asks, as far as an answer depends on it.
 *
 * @param audiences {@code everyone}, and {@code group:NAME} for each group that the token names; those that the person's
 *     accounts belong to are found in the transaction that reads
 * @param subject leads to the person
 */
public record Caller(NavigableSet<String> audiences, boolean admin, Optional<Subject> subject) {}
