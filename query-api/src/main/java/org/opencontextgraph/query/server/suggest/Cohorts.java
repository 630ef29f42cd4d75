package org.opencontextgraph.query.server.suggest;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Units of one cut.
 *
 * @param cut all units that were taken from one pool at one tick share it
 * @param k least number of persons in each of them
 * @param units how many
 */
record Cohorts(String cut, int k, int units) {
    static final Cohorts[] NONE = {};

    private static final Comparator<Cohorts> BY_CUT = Comparator.comparing(Cohorts::cut);

    /** Persons in all of them, at least: within a cut nobody is in two units. */
    long people() {
        return (long) k * units;
    }

    /**
     * These with more units, or with fewer if that has a negative number of them.
     *
     * @param sorted by their cuts; not changed
     */
    static Cohorts[] with(Cohorts[] sorted, Cohorts more) {
        int at = Arrays.binarySearch(sorted, more, BY_CUT);
        if (at < 0) {
            return inserted(sorted, -at - 1, more);
        }
        Cohorts before = sorted[at];
        int units = before.units() + more.units();
        if (units == 0) {
            return without(sorted, at);
        }
        Cohorts[] changed = sorted.clone();
        changed[at] = new Cohorts(before.cut(), before.k(), units);
        return changed;
    }

    private static Cohorts[] inserted(Cohorts[] sorted, int at, Cohorts one) {
        Cohorts[] all = Arrays.copyOf(sorted, sorted.length + 1);
        System.arraycopy(sorted, at, all, at + 1, sorted.length - at);
        all[at] = one;
        return all;
    }

    private static Cohorts[] without(Cohorts[] sorted, int at) {
        if (sorted.length == 1) {
            return NONE;
        }
        Cohorts[] left = Arrays.copyOf(sorted, sorted.length - 1);
        System.arraycopy(sorted, at + 1, left, at, left.length - at);
        return left;
    }
}
