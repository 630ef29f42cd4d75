package org.opencontextgraph.ingest.file.log;

import java.io.IOException;

/** The file cannot be read beyond this place; what came before it stays loaded. */
final class BrokenLogException extends IOException {
    private static final long serialVersionUID = 1L;
    private final String place;
    private final String reason;

    /** @param place within the file, such as `line 17` */
    BrokenLogException(String place, String reason) {
        super(place + ": " + reason);
        this.place = place;
        this.reason = reason;
    }

    String place() {
        return place;
    }

    String reason() {
        return reason;
    }
}
