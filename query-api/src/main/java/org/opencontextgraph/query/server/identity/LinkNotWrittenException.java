package org.opencontextgraph.query.server.identity;

/** It is not certain that a decision, which is written down, reached those who have to obey it. */
public final class LinkNotWrittenException extends Exception {
    private static final long serialVersionUID = 1L;

    public LinkNotWrittenException(Throwable cause) {
        super("it is not certain that the link was written", cause);
    }
}
