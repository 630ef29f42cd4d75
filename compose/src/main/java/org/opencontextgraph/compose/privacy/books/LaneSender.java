package org.opencontextgraph.compose.privacy.books;

/**
 * Who says how far a lane is.
 *
 * @param partition of the gate
 */
public record LaneSender(String lane, int partition) {}
