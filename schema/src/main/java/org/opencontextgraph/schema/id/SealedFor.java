package org.opencontextgraph.schema.id;

import java.nio.charset.StandardCharsets;

/**
 * Whose secret it is, and what for; sealed with it, so that a row that was moved does not open.
 *
 * @param connector the name that an operator gave it
 * @param purpose one of those here
 */
public record SealedFor(String connector, String purpose) {
    public static final String TOKEN = "token";
    public static final String WEBHOOK_SECRET = "webhook secret";
    public static final String DELIVERY = "delivery";

    /** Associated data (RFC 9180, 5.1). */
    public byte[] bytes() {
        return (purpose + " of connector " + connector).getBytes(StandardCharsets.UTF_8);
    }
}
