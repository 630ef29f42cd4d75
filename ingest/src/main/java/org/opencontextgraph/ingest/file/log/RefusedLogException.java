package org.opencontextgraph.ingest.file.log;

import java.io.IOException;

/** Nothing of this file can be loaded. The message is for the operator: it names the file and what to do. */
public final class RefusedLogException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedLogException(String file, String reason) {
        super(file + ": " + reason);
    }
}
