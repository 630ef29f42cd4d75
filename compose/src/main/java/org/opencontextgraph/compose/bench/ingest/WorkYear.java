package org.opencontextgraph.compose.bench.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;

/**
 * Work that begins evenly over one year, by {@link #PEOPLE} people.
 *
 * @param items how many things are worked on
 */
record WorkYear(int items) {
    /** Nothing is older. */
    static final String SINCE = "2025-01-01";

    static final int PEOPLE = 500;

    private static final Instant BEGINS = Instant.parse(SINCE + "T00:00:00Z");
    private static final long SECONDS = Duration.ofDays(365).toSeconds();

    /** One item is done, at the latest, when the next but one begins. */
    static final int LONGEST = 60;

    WorkYear {
        if (items < 1 || items > SECONDS / LONGEST) {
            throw new IllegalArgumentException(
                    "a year has room for 1 to " + SECONDS / LONGEST + " things, not " + items);
        }
    }

    /** @param second of the work on this item, below {@link #LONGEST} */
    Instant at(int item, int second) {
        return BEGINS.plusSeconds(item * (SECONDS / items) + second);
    }

    /** From 1 on. */
    static int person(int item, int turn) {
        return 1 + Math.floorMod(item * 31 + turn * 7, PEOPLE);
    }

    /** The first of so many, in the order of time, that is not before a moment; all of them: none. */
    static int first(int all, IntFunction<Instant> time, Instant moment) {
        int low = 0;
        int high = all;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (time.apply(middle).isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
