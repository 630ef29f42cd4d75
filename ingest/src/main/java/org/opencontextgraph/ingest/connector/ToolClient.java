package org.opencontextgraph.ingest.connector;

import java.io.IOException;
import java.util.Map;

/** The way to a tool: it can only read. */
public interface ToolClient {

    /**
     * Reads what stands at a path below the tool's address.
     *
     * @param path without a slash in front, already percent-encoded
     * @param query names and values, not encoded
     * @throws RefusedByToolException when the tool answers with another status than 2xx
     * @throws IOException when it does not answer, or too slowly, or with too much; the message holds no content and no secret
     */
    ToolAnswer get(String path, Map<String, String> query) throws IOException;
}
