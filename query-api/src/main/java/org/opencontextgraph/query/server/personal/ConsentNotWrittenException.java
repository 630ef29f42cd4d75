package org.opencontextgraph.query.server.personal;

/** It is not certain that a word on consent was written down; it may still come to be. */
public final class ConsentNotWrittenException extends Exception {
    private static final long serialVersionUID = 1L;

    public ConsentNotWrittenException(Throwable cause) {
        super("a consent could not be written", cause);
    }
}
