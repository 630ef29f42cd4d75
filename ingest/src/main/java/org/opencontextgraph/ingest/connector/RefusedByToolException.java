package org.opencontextgraph.ingest.connector;

import java.io.IOException;

/** A tool answered that it does not answer. */
public final class RefusedByToolException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param path without its query, where names of people may stand */
    public RefusedByToolException(int status, String path) {
        super("the tool answered " + status + " to " + path);
        this.status = status;
    }

    /** HTTP's; 429 is every answer that limits how often it is asked, whatever number it has. */
    public int status() {
        return status;
    }
}
