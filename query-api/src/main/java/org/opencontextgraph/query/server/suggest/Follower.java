package org.opencontextgraph.query.server.suggest;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.context.Buckets;

/** How often one step followed one context, after which time, and in which cuts; sums over units. */
final class Follower {
    private final Counts counts = new Counts();
    /** Of transitions that were published under this context and under no longer one. */
    private final Counts stops = new Counts();
    /** By bucket. */
    private final Counts gaps = new Counts();

    private Cohorts[] cuts = Cohorts.NONE;

    Counts counts() {
        return counts;
    }

    Counts stops() {
        return stops;
    }

    void addGap(int bucket, long count) {
        gaps.add(bucket, count);
    }

    /** @param unit once for each, however often the step followed in it; a negative one takes it away again */
    void join(Cohorts unit) {
        cuts = Cohorts.with(cuts, unit);
    }

    int cuts() {
        return cuts.length;
    }

    /** Persons of the largest cut, at least. */
    long people() {
        return Arrays.stream(cuts).mapToLong(Cohorts::people).max().orElse(0);
    }

    void addGapsTo(Buckets sum) {
        gaps.addTo(sum);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Follower that
                && counts.equals(that.counts)
                && stops.equals(that.stops)
                && gaps.equals(that.gaps)
                && Arrays.equals(cuts, that.cuts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(counts, stops, gaps, Arrays.hashCode(cuts));
    }
}
