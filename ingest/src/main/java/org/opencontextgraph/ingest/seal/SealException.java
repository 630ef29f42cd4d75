package org.opencontextgraph.ingest.seal;

/** A secret does not open. */
public final class SealException extends Exception {
    private static final long serialVersionUID = 1L;

    SealException(String message, Throwable cause) {
        super(message, cause);
    }
}
