package org.opencontextgraph.ingest.connector;

import java.util.Optional;

/** Reads what one tool sends by itself. */
public interface DeliveryReader {

    /**
     * Whether it comes from who knows the secret; asked before anything of it is read.
     *
     * @param secret that the operator gave to the tool and to the connector
     * @return empty: it does; else why not, without content
     */
    Optional<String> distrust(Delivery delivery, String secret);

    /** Reads it. What cannot be read is rejected, with its place and without content. */
    Delivered read(Delivery delivery);
}
