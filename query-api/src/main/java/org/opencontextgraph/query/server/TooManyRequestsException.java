package org.opencontextgraph.query.server;

/** The caller asks more often than anyone may, or there is no room for what it sends. */
final class TooManyRequestsException extends Exception {
    private static final long serialVersionUID = 1;

    private final long seconds;

    /** @param seconds until the next request is taken, at least one */
    TooManyRequestsException(long seconds) {
        this(seconds, "you ask more often than anyone may; wait a little");
    }

    /** @param message for the caller */
    TooManyRequestsException(long seconds, String message) {
        super(message, null, false, false);
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}
