package org.opencontextgraph.ingest.connector;

import java.io.IOException;

/** Who may read what in one tool, read only; asked page by page by the job `sync_permissions`. */
public interface PermissionSource {

    /** What it is called in jobs and in what is remembered of it: the connector's name. */
    String tool();

    /**
     * Reads on.
     *
     * @param position where the last page ended, the empty string at the beginning
     * @throws IOException when the tool cannot be asked; the message holds no content
     */
    PermissionPage fetch(String position) throws IOException;
}
