package org.opencontextgraph.query.server.login;

/** A session opens nothing any more: log in again. */
public final class SessionOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SessionOverException(String why) {
        super(why);
    }
}
