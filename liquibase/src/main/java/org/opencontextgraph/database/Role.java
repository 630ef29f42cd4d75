package org.opencontextgraph.database;

/** The database roles, one per component, each with the least grants that its work needs. */
public enum Role {
    /** Owns every table, runs the changelog, serves no request. */
    MIGRATOR("ocg_migrator"),
    /** Writes the released rows. */
    MATERIALIZER("ocg_materializer"),
    /** Writes the trace events and nothing else. */
    MATERIALIZER_TRACE("ocg_materializer_trace"),
    /** Reads released rows of the caller's scopes; has nothing on {@code ingest} and {@code trace}. */
    API("ocg_api"),
    /** The schedule of jobs and the ingest side's own books. */
    INGEST("ocg_ingest");

    private final String roleName;

    Role(String roleName) {
        this.roleName = roleName;
    }

    /** The name to log in with. */
    public String roleName() {
        return roleName;
    }
}
