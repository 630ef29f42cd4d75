package org.opencontextgraph.query.server.access;

import java.util.NavigableSet;
import java.util.Optional;

/**
 * Who asks, as far as an answer depends on it.
 *
 * @param audiences {@code everyone}, and {@code group:NAME} for each group that the token names
 * @param subject for what is the caller's own, and nothing else
 */
public record Caller(NavigableSet<String> audiences, boolean admin, Optional<Subject> subject) {}
