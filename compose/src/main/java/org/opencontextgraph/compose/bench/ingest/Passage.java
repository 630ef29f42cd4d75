package org.opencontextgraph.compose.bench.ingest;

/**
 * One time all of a tool, from the beginning of the connector's run to the last row.
 *
 * @param events that were sent
 * @param seconds of it all
 * @param readSeconds until the connector had sent everything
 * @param toolSeconds that the tool itself spent in this process on making its answers
 */
record Passage(long events, double seconds, double readSeconds, double toolSeconds) {}
