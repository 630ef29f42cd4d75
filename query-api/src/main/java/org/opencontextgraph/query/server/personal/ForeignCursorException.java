package org.opencontextgraph.query.server.personal;

/** A cursor that the caller was not given for this list; says no more, for more would tell whose it is. */
public final class ForeignCursorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignCursorException() {
        super("cursor must be the next_cursor of a page of the same list and caller");
    }
}
