package org.opencontextgraph.streams.release;

import org.opencontextgraph.schema.message.Place;

/** Where a trace is. What was once in a unit, taken back or dropped stays {@link Gone}: it never comes back. */
sealed interface Whereabouts {
    /** Waits for company. */
    record Pooled(Fingerprint pool, long window, long time) implements Whereabouts {}

    /** Published. */
    record InUnit(Fingerprint unit) implements Whereabouts {}

    /** DROPPED or WITHDRAWN. */
    record Gone(Place place) implements Whereabouts {}

    int POOLED = 1;
    int IN_UNIT = 2;
    int DROPPED = 3;
    int WITHDRAWN = 4;

    default byte[] toRow() {
        return switch (this) {
            case Pooled(Fingerprint pool, long window, long time) ->
                new RowWriter(33)
                        .octet(POOLED)
                        .fingerprint(pool)
                        .fixed(window)
                        .fixed(time)
                        .done();
            case InUnit(Fingerprint unit) ->
                new RowWriter(17).octet(IN_UNIT).fingerprint(unit).done();
            case Gone(Place place) ->
                new RowWriter(1)
                        .octet(place == Place.DROPPED ? DROPPED : WITHDRAWN)
                        .done();
        };
    }

    static Whereabouts fromRow(byte[] row) {
        RowReader reader = new RowReader(row, 0);
        return switch (reader.octet()) {
            case POOLED -> new Pooled(reader.fingerprint(), reader.fixed(), reader.fixed());
            case IN_UNIT -> new InUnit(reader.fingerprint());
            case DROPPED -> new Gone(Place.DROPPED);
            case WITHDRAWN -> new Gone(Place.WITHDRAWN);
            default -> throw new IllegalStateException("the gate's state has a trace in an unknown place");
        };
    }
}
