package org.opencontextgraph.compose.privacy.verify;

import java.util.List;

/** The order of the gate's input and output is known by the brokers' clocks only, to a minute. */
final class Doubt {
    static final long MILLIS = 60_000;

    private Doubt() {}

    /** A minute before, the time itself, a minute after. */
    static List<Long> around(long time) {
        return List.of(time - MILLIS, time, time > Long.MAX_VALUE - MILLIS ? time : time + MILLIS);
    }
}
