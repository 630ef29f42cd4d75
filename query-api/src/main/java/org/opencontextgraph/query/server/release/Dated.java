package org.opencontextgraph.query.server.release;

/**
 * An answer that says from which release it is.
 *
 * @param release that the answer was made from
 */
public record Dated<T>(T answer, VisibleRelease release) {}
