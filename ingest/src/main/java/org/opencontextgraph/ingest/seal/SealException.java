package org.opencontextgraph.ingest.seal;

/** A secret does not open. */
public final class SealException extends Exception {
    private static final long serialVersionUID = 1L;

    public SealException(String message, Throwable cause) {
        super(message, cause);
    }
}
