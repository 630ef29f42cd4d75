package org.opencontextgraph.ingest.connector;

import java.time.Instant;
import java.util.Map;

/**
 * What a tool sent by itself, as it came: a webhook.
 *
 * @param headers by their names in lower case; of one that came more than once the first
 * @param received when the API took it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Delivery(Map<String, String> headers, byte[] body, Instant received) {
    public Delivery {
        headers = Map.copyOf(headers);
    }

    /** The empty string when there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "Delivery[" + body.length + " bytes]"; // never what is in it
    }
}
