package org.opencontextgraph.ingest.connector;

/** A mapping table that cannot be used; the message names file, line and column. */
public final class BrokenTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenTableException(String message) {
        super(message);
    }
}
