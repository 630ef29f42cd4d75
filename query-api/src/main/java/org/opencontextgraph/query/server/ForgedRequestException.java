package org.opencontextgraph.query.server;

/** A request that would change something came with a session, and not from our own pages. */
final class ForgedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForgedRequestException() {
        super("a session may change something only from OCG's own pages, with its X-CSRF-Token");
    }
}
