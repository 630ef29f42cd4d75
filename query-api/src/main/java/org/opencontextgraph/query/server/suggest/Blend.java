package org.opencontextgraph.query.server.suggest;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * Rare ways out of a context are withheld, so its followers look more certain than they are. How much is missing is known,
 * for the way into the context was published under a shorter one. That many parts go to steps that are not among the followers, in
 * the proportions of the shorter context; "exclusion" in prediction by partial matching (Cleary and Witten, IEEE Trans.
 * Commun. 32, 1984).
 *
 * <p>Sums run in the order of names, so equal supports give equal doubles.
 */
final class Blend {
    /** Chosen on the validation parts of the public logs, see docs/next-step-figures.md. */
    private static final double NOVELTY = 8;

    private Blend() {}

    /**
     * @param supports the one that says least first, none without followers
     * @return sums to one; empty when there is no support
     */
    static SortedMap<String, Double> of(List<Support> supports) {
        SortedMap<String, Double> blended = new TreeMap<>();
        for (Support support : supports) {
            blended = blended.isEmpty() ? shares(support) : corrected(blended, support);
        }
        return blended;
    }

    private static SortedMap<String, Double> shares(Support support) {
        double total = total(support);
        TreeMap<String, Double> shares = new TreeMap<>();
        support.followers().forEach((next, count) -> shares.put(next, count / total));
        return shares;
    }

    private static SortedMap<String, Double> corrected(SortedMap<String, Double> shorter, Support support) {
        double rest = shorter.entrySet().stream()
                .filter(next -> !support.followers().containsKey(next.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        double missing = rest > 0 ? support.missing() : 0;
        double novelty = NOVELTY * support.followers().size();
        double parts = total(support) + novelty + missing;
        TreeMap<String, Double> corrected = new TreeMap<>();
        shorter.forEach((next, share) -> {
            boolean unseen = !support.followers().containsKey(next);
            corrected.put(next, share * (novelty + (unseen ? missing / rest : 0)) / parts);
        });
        support.followers().forEach((next, count) -> corrected.merge(next, count / parts, Double::sum));
        return corrected;
    }

    private static double total(Support support) {
        return support.followers().values().stream().mapToLong(Long::longValue).sum();
    }
}
