package org.opencontextgraph.compose.privacy.books;

/** A trace behind the gate. */
public record TraceKey(String person, String trace) {}
