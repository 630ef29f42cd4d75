package org.opencontextgraph.query.server.suggest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Probabilities from several contexts of the same moment.
 *
 * <h2>Blending</h2>
 *
 * Each context corrects the one before it, which says less, by interpolation as in Witten and Bell (IEEE Trans. Inf. Theory
 * 37, 1991): a context that was followed n times by d different steps takes n parts of the answer, and leaves {@link #NOVELTY}
 * · d parts to the shorter one, for what it has not seen yet.
 *
 * <h2>What is missing</h2>
 *
 * Rare ways out of a context are withheld, so its followers look more certain than they are. How much is missing is known, for
 * the way into the context was published. That many parts are dealt out too, by two guesses, half each. What was rare here is
 * something else than what is known here: steps that are not among the followers, in the proportions of the shorter context
 * ("exclusion" in prediction by partial matching, Cleary and Witten, IEEE Trans. Commun. 32, 1984). Or it fell to the next
 * shorter context and was published there: what is known there and of no longer context. Where nothing is, the first guess has
 * all.
 *
 * <p>Sums run in the order of names, so equal supports give equal doubles.
 */
final class Blend {
    /** Chosen on the validation parts of public logs: docs/next-step-figures.md. */
    private static final double NOVELTY = 8;

    private static final double HALF = 0.5;

    private final SortedMap<String, Double> shorter;
    private final SortedMap<String, Double> stops;
    private final Support support;

    private Blend(SortedMap<String, Double> shorter, SortedMap<String, Double> stops, Support support) {
        this.shorter = shorter;
        this.stops = stops;
        this.support = support;
    }

    /**
     * One context with what is known one place shorter.
     *
     * @param stops of the sequence that is one place shorter
     */
    record Layer(Support support, SortedMap<String, Double> stops) {}

    /**
     * @param layers the one that says least first, none without followers
     * @return sums to one; empty when there is no layer
     */
    static SortedMap<String, Double> of(List<Layer> layers) {
        SortedMap<String, Double> blended = new TreeMap<>();
        for (Layer layer : layers) {
            blended = blended.isEmpty()
                    ? shares(layer.support().followers())
                    : new Blend(blended, layer.stops(), layer.support()).corrected();
        }
        return blended;
    }

    private SortedMap<String, Double> corrected() {
        SortedMap<String, Double> known = support.followers();
        double novelty = NOVELTY * known.size();
        double missing = support.missing();
        double parts = Support.sum(known) + novelty + missing;
        SortedMap<String, Double> others = others();
        SortedMap<String, Double> fallen = stops.isEmpty() ? others : fallen();
        TreeMap<String, Double> corrected = new TreeMap<>();
        TreeSet<String> all = new TreeSet<>(shorter.keySet());
        all.addAll(known.keySet());
        all.addAll(fallen.keySet());
        for (String next : all) {
            double guess = HALF * (others.getOrDefault(next, 0.0) + fallen.getOrDefault(next, 0.0));
            double share = known.getOrDefault(next, 0.0) + novelty * shorter.getOrDefault(next, 0.0) + missing * guess;
            corrected.put(next, share / parts);
        }
        return corrected;
    }

    /** The shorter context without what is known here; all of it if that leaves nothing. */
    private SortedMap<String, Double> others() {
        TreeMap<String, Double> others = new TreeMap<>(shorter);
        others.keySet().removeAll(support.followers().keySet());
        double sum = Support.sum(others);
        return sum > 0 ? shares(others) : shorter;
    }

    /** What stopped one place shorter, with the shorter context for what it has not seen yet. */
    private SortedMap<String, Double> fallen() {
        TreeMap<String, Double> fallen = new TreeMap<>(stops);
        shorter.forEach((next, share) -> fallen.merge(next, NOVELTY * share, Double::sum));
        return shares(fallen);
    }

    private static SortedMap<String, Double> shares(SortedMap<String, Double> counts) {
        double sum = Support.sum(counts);
        TreeMap<String, Double> shares = new TreeMap<>();
        counts.forEach((next, count) -> shares.put(next, count / sum));
        return shares;
    }
}
