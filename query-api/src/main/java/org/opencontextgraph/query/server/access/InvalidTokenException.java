package org.opencontextgraph.query.server.access;

/** A token that gives no caller; why is for the log of a developer, not for the one who sent it. */
public final class InvalidTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTokenException(Throwable cause) {
        super("the token is not valid", cause);
    }

    InvalidTokenException(String why) {
        super("the token is not valid: " + why);
    }
}
