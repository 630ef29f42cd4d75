package org.opencontextgraph.ingest.jira;

import org.opencontextgraph.ingest.connector.Rejected;

/** A field that is missing or is not what it should be. Never leaves the package: the doors make it a {@link Rejected}. */
final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    /** @param path the field's name and those around it, our own words */
    UnfitException(String path, String reason) {
        super(path + ": " + reason, null, false, false);
        this.path = path;
        this.reason = reason;
    }

    Answer.Refused refused(String place) {
        return new Answer.Refused(new Rejected(path.isEmpty() ? place : place + ", " + path, reason));
    }
}
