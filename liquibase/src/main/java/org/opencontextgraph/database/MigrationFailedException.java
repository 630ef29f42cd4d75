package org.opencontextgraph.database;

/** The database could not be brought to this version's changelog; the message says at which step. */
public final class MigrationFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MigrationFailedException(String step, Throwable cause) {
        super("database migration: " + step + ": " + cause.getMessage(), cause);
    }
}
