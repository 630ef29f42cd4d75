package org.opencontextgraph.query.server.suggest;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.context.Buckets;

/** How often one step followed one context, after which time, and in which cuts; sums over units. */
final class Follower {
    private record Cohorts(int k, int units) {}

    private final Counts counts = new Counts();
    /** Of transitions that were published under this context and under no longer one. */
    private final Counts stops = new Counts();
    /** Bucket to occurrences; most have one or two of the 91. */
    private final TreeMap<Integer, Long> gaps = new TreeMap<>();

    private final Map<String, Cohorts> cuts = new HashMap<>();

    Counts counts() {
        return counts;
    }

    Counts stops() {
        return stops;
    }

    void addGap(int bucket, long count) {
        gaps.merge(bucket, count, (before, more) -> before + more == 0 ? null : before + more);
    }

    /** Once for a unit, however often the step followed in it; {@code sign} -1 takes it away again. */
    void join(UnitSteps unit, int sign) {
        cuts.merge(unit.cut(), new Cohorts(unit.k(), sign), (before, one) -> {
            int units = before.units() + one.units();
            return units == 0 ? null : new Cohorts(before.k(), units);
        });
    }

    int cuts() {
        return cuts.size();
    }

    /** Persons of the largest cut, at least: k for each of its units. */
    long people() {
        return cuts.values().stream()
                .mapToLong(cohorts -> (long) cohorts.k() * cohorts.units())
                .max()
                .orElse(0);
    }

    void addGapsTo(Buckets sum) {
        gaps.forEach(sum::add);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Follower that
                && counts.equals(that.counts)
                && stops.equals(that.stops)
                && gaps.equals(that.gaps)
                && cuts.equals(that.cuts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(counts, stops, gaps, cuts);
    }
}
