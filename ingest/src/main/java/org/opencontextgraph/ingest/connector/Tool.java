package org.opencontextgraph.ingest.connector;

import java.io.IOException;
import java.util.List;

/** One tool that is read, such as some repositories of a code host. Used by one thread at a time. */
public interface Tool {

    /** What is read of it, each with a cursor of its own. */
    List<Connector> streams();

    /**
     * Asks whether its token opens what is to be read.
     *
     * @throws IOException when the tool cannot be asked; the message holds no content and no secret
     */
    ScopeCheck check() throws IOException;
}
