package org.opencontextgraph.streams.release;

/**
 * A trace in a pool.
 *
 * @param window the window it joined, from whose tick on it takes part
 * @param time of its last event
 */
record Entry(long window, long time, String person, String trace) {}
