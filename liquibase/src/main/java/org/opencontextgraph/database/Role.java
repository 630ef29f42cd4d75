package org.opencontextgraph.database;

/** The database roles, one per component, each with the least grants that its work needs. */
public enum Role {
    /** Owns every table, runs the changelog, serves no request. */
    MIGRATOR("ocg_migrator"),
    /** Writes the released rows. */
    MATERIALIZER("ocg_materializer"),
    /** Writes the trace events and nothing else. */
    MATERIALIZER_TRACE("ocg_materializer_trace"),
    /** Writes what belongs to one person alone, and nothing else. */
    MATERIALIZER_PERSONAL("ocg_materializer_personal"),
    /** Reads released rows of the caller's scopes and the caller's own; has nothing on {@code ingest} and {@code trace}. */
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
