package org.opencontextgraph.query.server.access;

/** The issuer's keys cannot be had at the moment, so no token can be checked that was signed with one we do not know. */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeysUnavailableException(Throwable cause) {
        super("the issuer's keys are not available", cause);
    }
}
