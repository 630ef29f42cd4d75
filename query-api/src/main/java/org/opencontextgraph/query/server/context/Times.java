package org.opencontextgraph.query.server.context;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long something takes, in seconds, as far as it was published.
 *
 * @param median of what the units say
 * @param quartiles a quarter takes no longer than the lower, three quarters no longer than the upper; only large cuts
 *     publish them
 * @param outer the same with a tenth and nine tenths; only very large cuts publish them
 */
public record Times(OptionalLong median, Optional<Spread> quartiles, Optional<Spread> outer) {
    static final Times NONE = new Times(OptionalLong.empty(), Optional.empty(), Optional.empty());

    public record Spread(long lower, long upper) {}

    /**
     * What one cut published, in buckets.
     *
     * @param support entries of the cut's units
     */
    record CutQuantiles(
            @Nullable Integer p10,
            int p25,
            int p75,
            @Nullable Integer p90,
            long support) {}

    /**
     * Quantile by quantile the support-weighted median. Not every cut publishes every quantile, so those that were combined
     * of fewer cuts may contradict those that more of them have: a pair that does not enclose what is inside is left out,
     * for it would say of all what is true of some.
     *
     * @param medians of the units
     */
    static Times of(Buckets medians, List<CutQuantiles> cuts) {
        OptionalInt median = medians.median();
        if (median.isEmpty()) {
            return NONE;
        }
        Optional<Spread> quartiles = pair(cuts, CutQuantiles::p25, CutQuantiles::p75)
                .filter(pair -> pair.lower() <= median.getAsInt() && median.getAsInt() <= pair.upper());
        Optional<Spread> outer = quartiles.flatMap(inner -> pair(cuts, CutQuantiles::p10, CutQuantiles::p90)
                .filter(pair -> pair.lower() <= inner.lower() && inner.upper() <= pair.upper()));
        return new Times(
                OptionalLong.of(DurationGrid.seconds(median.getAsInt())),
                quartiles.map(Times::inSeconds),
                outer.map(Times::inSeconds));
    }

    /** In buckets; of the cuts that have both. */
    private static Optional<Spread> pair(
            List<CutQuantiles> cuts,
            Function<CutQuantiles, @Nullable Integer> lower,
            Function<CutQuantiles, @Nullable Integer> upper) {
        Buckets lowers = new Buckets();
        Buckets uppers = new Buckets();
        for (CutQuantiles cut : cuts) {
            Integer low = lower.apply(cut);
            Integer high = upper.apply(cut);
            if (low != null && high != null) {
                lowers.add(low, cut.support());
                uppers.add(high, cut.support());
            }
        }
        OptionalInt low = lowers.median();
        OptionalInt high = uppers.median();
        return low.isPresent() && high.isPresent()
                ? Optional.of(new Spread(low.getAsInt(), high.getAsInt()))
                : Optional.empty();
    }

    private static Spread inSeconds(Spread buckets) {
        return new Spread(DurationGrid.seconds((int) buckets.lower()), DurationGrid.seconds((int) buckets.upper()));
    }
}
