package org.opencontextgraph.query.server.suggest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is told of one context, over all scopes together.
 *
 * @param followers what followed, with its count; nothing without one
 * @param arrivals how often work came to be in this context
 * @param departures how often one of the followers followed
 */
record Support(SortedMap<String, Long> followers, long arrivals, long departures) {
    /** Adds up first, and rounds then. */
    static Support of(List<Tally> scopes, int k, Shown shown) {
        TreeMap<String, Long> counts = new TreeMap<>();
        TreeMap<String, Integer> cuts = new TreeMap<>();
        long arrivals = 0;
        for (Tally tally : scopes) {
            arrivals = Math.addExact(arrivals, tally.arrivals());
            tally.followers().forEach((next, follower) -> {
                counts.merge(next, follower.count(), Math::addExact);
                cuts.merge(next, follower.cuts(), Integer::sum);
            });
        }
        TreeMap<String, Long> told = new TreeMap<>();
        long departures = 0;
        for (var follower : counts.entrySet()) {
            long count = shown.of(follower.getValue(), k, cuts.getOrDefault(follower.getKey(), 0));
            if (count > 0) {
                told.put(follower.getKey(), count);
                departures = Math.addExact(departures, follower.getValue());
            }
        }
        return new Support(told, shown.of(arrivals, k, Integer.MAX_VALUE), shown.of(departures, k, Integer.MAX_VALUE));
    }

    /** What was seen to arrive and not to leave: it went on in ways that too few people share under this context. */
    long missing() {
        return Math.max(0, arrivals - departures);
    }

    /** Of what came here more than half was published further: what is known is not only what is usual. */
    boolean holds() {
        return !followers.isEmpty() && 2 * departures >= arrivals;
    }
}
