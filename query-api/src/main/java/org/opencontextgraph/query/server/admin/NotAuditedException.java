package org.opencontextgraph.query.server.admin;

import org.jooq.exception.DataAccessException;

/** What an administrator wanted could not be written down, so nothing of it was done. */
public final class NotAuditedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sqlState;

    NotAuditedException(DataAccessException cause) {
        super("an administrator's action could not be written down", cause);
        this.sqlState = cause.sqlState();
    }

    /** Why, for the log: the database's own words may quote the row. */
    public String sqlState() {
        return sqlState;
    }
}
