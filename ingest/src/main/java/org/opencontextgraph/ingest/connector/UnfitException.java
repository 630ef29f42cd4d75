package org.opencontextgraph.ingest.connector;

/**
 * Something that cannot become an event: says the place in it, and not what stands there. Never leaves a connector: its doors make it a
 * {@link Rejected}.
 */
public final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    /** @param path the field's name and those around it, our own words; empty: it is about the whole */
    public UnfitException(String path, String reason) {
        super(path + ": " + reason, null, false, false);
        this.path = path;
        this.reason = reason;
    }

    /** @param reason names the place itself, where there is one */
    public UnfitException(String reason) {
        this("", reason);
    }

    /** @param place of the whole, such as a delivery or a record */
    public Answer refused(String place) {
        return new Answer.Refused(new Rejected(path.isEmpty() ? place : place + ", " + path, reason));
    }
}
