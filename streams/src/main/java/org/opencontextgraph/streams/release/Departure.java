package org.opencontextgraph.streams.release;

/** Why a trace is taken back. */
enum Departure {
    /** A resource's ACL became unknown. Until units can be hidden this is for good. */
    SUSPENDED,
    /** A resource's ACL no longer covers the scope. */
    RETRACTED,
    /** The person turned out to be somebody else as well. Until persons can be counted by alias this is for good. */
    MERGED,
    /** Opt-out or deletion: nothing here may depend on the person afterwards. */
    LEFT;

    /** Whether the ledger's row goes, instead of saying WITHDRAWN. */
    boolean forgets() {
        return this == RETRACTED || this == LEFT;
    }
}
