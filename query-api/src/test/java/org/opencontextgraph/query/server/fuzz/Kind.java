package org.opencontextgraph.query.server.fuzz;

/** How a request was meant; whether it keeps to the contract is found out, not meant. */
public enum Kind {
    VALID,
    BORDER,
    INVALID,
    HOSTILE
}
