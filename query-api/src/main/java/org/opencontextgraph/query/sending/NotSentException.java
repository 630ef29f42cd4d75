package org.opencontextgraph.query.sending;

/** It is not certain that a record was written; it may have been. */
public final class NotSentException extends Exception {
    private static final long serialVersionUID = 1L;

    NotSentException(Throwable cause) {
        super("it is not certain that the record was written", cause);
    }
}
