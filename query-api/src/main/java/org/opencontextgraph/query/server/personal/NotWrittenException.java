package org.opencontextgraph.query.server.personal;

/** It is not certain that a person's word was written down; it may still come to be. */
public final class NotWrittenException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotWrittenException(Throwable cause) {
        super("a person's word could not be written", cause);
    }
}
