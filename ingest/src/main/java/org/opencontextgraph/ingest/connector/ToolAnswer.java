package org.opencontextgraph.ingest.connector;

import java.util.Map;

/**
 * What a tool answered.
 *
 * @param headers by their names in lower case; of one that came more than once the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ToolAnswer(int status, Map<String, String> headers, byte[] body) {
    public ToolAnswer {
        headers = Map.copyOf(headers);
    }
}
