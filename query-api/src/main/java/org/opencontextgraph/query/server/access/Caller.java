package org.opencontextgraph.query.server.access;

import java.util.NavigableSet;

/**
 * Who asks, as far as an answer depends on it; no name, no subject.
 *
 * @param audiences {@code everyone}, and {@code group:NAME} for each group that the token names
 */
public record Caller(NavigableSet<String> audiences, boolean admin) {}
