package org.opencontextgraph.streams.release;

import org.opencontextgraph.schema.message.Place;

/** Where a trace, or a transition, is. */
sealed interface Whereabouts {
    /** Waits for company; while suspended it sits out. */
    record Pooled(Fingerprint pool, long window, long time) implements Whereabouts {
        boolean sitsOut() {
            return window == Entry.SITS_OUT;
        }
    }

    /** Published. */
    record InUnit(Fingerprint unit, boolean suspended) implements Whereabouts {}

    /** Its transitions go their own ways. */
    record Split() implements Whereabouts {}

    /** DROPPED or WITHDRAWN: it never comes back. */
    record Gone(Place place) implements Whereabouts {}

    int POOLED = 1;
    int IN_UNIT = 2;
    int SUSPENDED = 3;
    int SPLIT = 4;
    int DROPPED = 5;
    int WITHDRAWN = 6;

    default byte[] toRow() {
        return switch (this) {
            case Pooled(Fingerprint pool, long window, long time) ->
                new RowWriter(33)
                        .octet(POOLED)
                        .fingerprint(pool)
                        .fixed(window)
                        .fixed(time)
                        .done();
            case InUnit(Fingerprint unit, boolean suspended) ->
                new RowWriter(17)
                        .octet(suspended ? SUSPENDED : IN_UNIT)
                        .fingerprint(unit)
                        .done();
            case Split() -> new RowWriter(1).octet(SPLIT).done();
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
            case IN_UNIT -> new InUnit(reader.fingerprint(), false);
            case SUSPENDED -> new InUnit(reader.fingerprint(), true);
            case SPLIT -> new Split();
            case DROPPED -> new Gone(Place.DROPPED);
            case WITHDRAWN -> new Gone(Place.WITHDRAWN);
            default -> throw new IllegalStateException("the gate's state has a trace in an unknown place");
        };
    }
}
