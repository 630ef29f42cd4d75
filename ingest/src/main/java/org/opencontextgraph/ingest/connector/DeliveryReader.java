package org.opencontextgraph.ingest.connector;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** Reads what one tool sends by itself. */
public interface DeliveryReader {

    /**
     * Whether it comes from who knows the secret; asked before anything of it is read.
     *
     * @param secret that the operator gave to the tool and to the connector
     * @return empty: it does; else why not, without content
     */
    Optional<String> distrust(Delivery delivery, String secret);

    /** What makes a delivery the one that it is: one with the same was sent again. Its signature has to cover it. */
    default byte[] identity(Delivery delivery) {
        return delivery.body();
    }

    /** Reads it. What cannot be read is rejected, with its place and without content. */
    Delivered read(Delivery delivery);

    /** What deliveries may tell besides what the streams of the tool tell. */
    default Set<String> vocabulary() {
        return Set.of();
    }

    /** A secret as the tool wants it. */
    default String secret(byte[] random) {
        return HexFormat.of().formatHex(random);
    }

    /** What a secret that the tool made has to be, in words; empty: this one is. */
    default Optional<String> unfit(String secret) {
        return secret.length() < 16
                ? Optional.of("a secret of fewer than 16 characters can be guessed")
                : Optional.empty();
    }

    /** What the tool has to be told besides address and secret, by its name there. */
    default String contentType() {
        return "application/json";
    }
}
