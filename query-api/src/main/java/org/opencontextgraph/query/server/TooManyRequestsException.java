package org.opencontextgraph.query.server;

/** The caller asks more often than anyone may. */
final class TooManyRequestsException extends Exception {
    private static final long serialVersionUID = 1;

    private final long seconds;

    /** @param seconds until the next request is taken, at least one */
    TooManyRequestsException(long seconds) {
        super("too many requests", null, false, false);
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}
