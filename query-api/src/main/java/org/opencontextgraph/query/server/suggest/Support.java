package org.opencontextgraph.query.server.suggest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * What is told of one context, over all scopes together; older periods count less.
 *
 * @param followers what followed, with its count; nothing without one
 * @param stops the followers of which transitions were published under this context and under no longer one
 * @param arrivals how often work came to be in this context
 * @param departures how often one of the followers followed
 * @param occurrences the same, old and new alike
 */
record Support(
        SortedMap<String, Double> followers,
        SortedMap<String, Double> stops,
        double arrivals,
        double departures,
        long occurrences) {
    /** Less of what came here than this share is no longer an answer, but what is usual. */
    private static final double LEAST_SHARE = 0.25;

    /** How sums are told. */
    record Telling(int k, Shown shown, Fading fading, int newest) {
        private double faded(Counts counts, int cuts) {
            return counts.faded(rounding(cuts), fading, newest);
        }

        private LongUnaryOperator rounding(int cuts) {
            return count -> shown.of(count, k, cuts);
        }
    }

    /** Adds up first, and rounds then. */
    static Support of(List<Tally> scopes, Telling telling) {
        Counts arrivals = new Counts();
        TreeMap<String, Counts> counts = new TreeMap<>();
        TreeMap<String, Counts> stops = new TreeMap<>();
        TreeMap<String, Integer> cuts = new TreeMap<>();
        for (Tally tally : scopes) {
            arrivals.addAll(tally.arrivals());
            tally.followers().forEach((next, follower) -> {
                counts.computeIfAbsent(next, _ -> new Counts()).addAll(follower.counts());
                stops.computeIfAbsent(next, _ -> new Counts()).addAll(follower.stops());
                cuts.merge(next, follower.cuts(), Integer::sum);
            });
        }
        SortedMap<String, Double> told = told(counts, cuts, telling);
        Counts departures = new Counts();
        told.keySet().forEach(next -> departures.addAll(counts.getOrDefault(next, new Counts())));
        return new Support(
                told,
                told(stops, cuts, telling),
                telling.faded(arrivals, Integer.MAX_VALUE),
                telling.faded(departures, Integer.MAX_VALUE),
                departures.total(telling.rounding(Integer.MAX_VALUE)));
    }

    private static SortedMap<String, Double> told(
            SortedMap<String, Counts> counts, SortedMap<String, Integer> cuts, Telling telling) {
        TreeMap<String, Double> told = new TreeMap<>();
        counts.forEach((next, count) -> {
            double faded = telling.faded(count, cuts.getOrDefault(next, 0));
            if (faded > 0) {
                told.put(next, faded);
            }
        });
        return told;
    }

    /** What was seen to arrive and not to leave: it went on in ways that too few people share under this context. */
    double missing() {
        return Math.max(0, arrivals - departures);
    }

    boolean holds() {
        return !followers.isEmpty() && departures >= LEAST_SHARE * arrivals;
    }

    /** At least half of what is known here is known of longer contexts, too. */
    boolean reachesFurther() {
        return departures > 0 && 2 * sum(stops) <= departures;
    }

    static double sum(SortedMap<String, Double> shares) {
        double sum = 0;
        for (double share : shares.values()) {
            sum += share;
        }
        return sum;
    }
}
