package org.opencontextgraph.query.server.webhook;

/** A delivery is not certain to be read: whoever sent it may send it again. */
public final class NotTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}
