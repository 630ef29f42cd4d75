package org.opencontextgraph.query.server.admin;

/** What an administrator wanted could not be written down, so nothing of it was done. */
public final class NotAuditedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotAuditedException(Exception cause) {
        super("an administrator's action could not be written down", cause);
    }
}
