package org.opencontextgraph.ingest.seal;

import java.nio.charset.StandardCharsets;

/**
 * Whose secret it is, and what for; sealed with it, so that a row that was moved does not open.
 *
 * @param connector the name that an operator gave it
 * @param purpose such as `token`
 */
public record SealedFor(String connector, String purpose) {
    byte[] bytes() {
        return (purpose + " of connector " + connector).getBytes(StandardCharsets.UTF_8);
    }
}
