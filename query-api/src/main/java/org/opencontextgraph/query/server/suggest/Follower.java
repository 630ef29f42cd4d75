package org.opencontextgraph.query.server.suggest;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.opencontextgraph.query.server.context.Buckets;

/** How often one step followed one context, after which time, and in which cuts; sums over units. */
final class Follower {
    private record Cohorts(int k, int units) {}

    private long count;
    /** Bucket to occurrences; most have one or two of the 91. */
    private final TreeMap<Integer, Long> gaps = new TreeMap<>();

    private final Map<String, Cohorts> cuts = new HashMap<>();

    /** @param sign 1 adds, -1 takes away what was added */
    void count(UnitSteps unit, OptionalInt gap, int sign) {
        count += sign * unit.count();
        if (gap.isPresent()) {
            gaps.merge(gap.getAsInt(), sign * unit.count(), Follower::sumOrNothing);
        }
    }

    /** Once for a unit, however often the step followed in it. */
    void join(UnitSteps unit, int sign) {
        cuts.merge(unit.cut(), new Cohorts(unit.k(), sign), (before, one) -> {
            int units = before.units() + one.units();
            return units == 0 ? null : new Cohorts(before.k(), units);
        });
    }

    long count() {
        return count;
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
    public boolean equals(Object other) {
        return other instanceof Follower that
                && count == that.count
                && gaps.equals(that.gaps)
                && cuts.equals(that.cuts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(count, gaps, cuts);
    }

    @SuppressWarnings("NullAway") // null is how a map is told to forget
    private static Long sumOrNothing(long before, long more) {
        return before + more == 0 ? null : before + more;
    }
}
