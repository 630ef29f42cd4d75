package org.opencontextgraph.query.server.fuzz;

/** What may come of a request, by the contract. */
public enum Expected {
    /** It keeps to the contract: it may be too early, too late or about nothing, but not wrong. */
    TAKEN,
    /** It does not. */
    REFUSED,
    /** The address is there, the method is not. */
    METHOD_REFUSED,
    /** The contract does not say, or HTTP itself may end it: any status that is stated for the operation or for every address. */
    OPEN
}
