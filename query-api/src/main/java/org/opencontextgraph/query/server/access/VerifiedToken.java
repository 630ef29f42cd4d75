package org.opencontextgraph.query.server.access;

import java.time.Instant;

/**
 * What a token that was checked says.
 *
 * @param expires from then on it says nothing any more
 */
public record VerifiedToken(Caller caller, Instant expires) {}
