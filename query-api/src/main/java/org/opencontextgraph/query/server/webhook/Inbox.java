package org.opencontextgraph.query.server.webhook;

import java.time.Instant;

/** Where sealed deliveries wait for the connector subsystem. */
@FunctionalInterface
public interface Inbox {

    /**
     * Returns when it is certain that it was written.
     *
     * @throws NotTakenException when it is not
     */
    void put(String connector, Instant received, byte[] sealed) throws NotTakenException;
}
