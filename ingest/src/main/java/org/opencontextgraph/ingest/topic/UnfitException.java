package org.opencontextgraph.ingest.topic;

/** A record that cannot become an event; says the place in it, and not what stands there. */
final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnfitException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
