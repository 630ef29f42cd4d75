package org.opencontextgraph.query.server.personal;

/** What a person wants of their tasks cannot be done with these. */
public final class TaskConflictException extends Exception {
    private static final long serialVersionUID = 1L;

    TaskConflictException(String message) {
        super(message);
    }
}
