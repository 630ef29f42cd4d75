package org.opencontextgraph.query.server;

/** Nobody is known behind a token who could agree to anything. */
final class UnknownPersonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownPersonException() {
        super("no person is known behind this token");
    }
}
