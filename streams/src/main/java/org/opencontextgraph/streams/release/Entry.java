package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A trace in a pool of L0, or a transition in a pool of L1.
 *
 * @param window end of the window that it joined, from whose tick on it takes part; {@link #SITS_OUT} while suspended
 * @param time of the trace's last event
 * @param position 0 the whole trace, else the number of the transition
 * @param durations of a sequence as {@link Buckets#ofSequence}; of a transition its own, or none
 * @param origins withdrawn units that it was in
 */
record Entry(
        long window,
        long time,
        String person,
        String trace,
        int position,
        Buckets durations,
        List<Fingerprint> origins) {
    static final long SITS_OUT = Long.MAX_VALUE;

    /** The oldest first. */
    static final Comparator<Entry> BY_AGE = Comparator.comparingLong(Entry::window)
            .thenComparingLong(Entry::time)
            .thenComparing(Entry::person)
            .thenComparing(Entry::trace)
            .thenComparingInt(Entry::position);

    Member member() {
        return new Member(person, trace, position);
    }

    /** The same in another window. */
    Entry in(long window) {
        return new Entry(window, time, person, trace, position, durations, origins);
    }

    /** A survivor of a unit that was withdrawn, in another window. */
    Entry survives(Fingerprint unit, long window) {
        List<Fingerprint> more = new ArrayList<>(origins);
        more.add(unit);
        return new Entry(window, time, person, trace, position, durations, List.copyOf(more));
    }

    /** A transition of this trace. */
    Entry transition(int number, long window) {
        Buckets own = number > 1 && number <= durations.size() ? durations.only(number - 2) : Buckets.NONE;
        return new Entry(window, time, person, trace, number, own, origins);
    }
}
