package org.opencontextgraph.compose.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be believed of many keys after some asking, by the rules in words: nobody gets more by an answer with gaps, and what
 * it does not confirm is unknown; what nobody confirmed for a day is unknown; what was unknown for 30 days is nothing.
 */
final class Beliefs {
    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofDays(30);
    private static final int MANY = 20;

    private record Belief(
            Set<String> values, Instant confirmed, @Nullable Instant doubted) {
        Belief doubtedAt(Instant now) {
            return doubted == null ? new Belief(values, confirmed, now) : this;
        }
    }

    private final Map<String, Belief> beliefs = new TreeMap<>();

    /** What is believed of a key; empty when nothing is. */
    Optional<Set<String>> of(String key) {
        Belief belief = beliefs.get(key);
        return belief == null || belief.doubted() != null ? Optional.empty() : Optional.of(belief.values());
    }

    /** Whether it was heard of, and is not known. */
    boolean isDoubted(String key) {
        Belief belief = beliefs.get(key);
        return belief != null && belief.doubted() != null;
    }

    /**
     * @param words by key what was said of it; empty: named, and nothing said
     * @param gaps whether some of the answer was not given
     */
    void hear(Map<String, Optional<Set<String>>> words, boolean gaps, Instant now) {
        boolean whole = !gaps && !namesTooFew(words);
        beliefs.replaceAll((key, belief) -> words.containsKey(key) ? belief : unnamed(belief, whole, now));
        words.forEach((key, said) -> beliefs.put(key, told(beliefs.get(key), said, whole, now)));
        growOld(now);
    }

    /** Asked, and heard nothing at all. */
    void hearNothing(Instant now) {
        growOld(now);
    }

    private boolean namesTooFew(Map<String, Optional<Set<String>>> words) {
        long sure = beliefs.values().stream()
                .filter(belief -> belief.doubted() == null)
                .count();
        long named = beliefs.entrySet().stream()
                .filter(entry -> entry.getValue().doubted() == null && words.containsKey(entry.getKey()))
                .count();
        return sure >= MANY && 2 * named < sure;
    }

    private static Belief unnamed(Belief belief, boolean whole, Instant now) {
        return whole ? new Belief(Set.of(), now, null) : belief.doubtedAt(now);
    }

    private static Belief told(@Nullable Belief before, Optional<Set<String>> said, boolean whole, Instant now) {
        if (whole && said.isPresent()) {
            return new Belief(said.get(), now, null);
        }
        if (before == null) {
            return new Belief(Set.of(), now, now);
        }
        boolean everKnown = before.doubted() == null || !before.values().isEmpty();
        boolean confirmed = said.isPresent() && everKnown && said.get().containsAll(before.values());
        return confirmed ? new Belief(before.values(), now, null) : before.doubtedAt(now);
    }

    private void growOld(Instant now) {
        beliefs.replaceAll((_, belief) -> {
            Instant doubted = belief.doubted();
            if (doubted != null) {
                return doubted.plus(PATIENCE).isBefore(now) ? new Belief(Set.of(), now, null) : belief;
            }
            boolean stale = belief.confirmed().plus(FRESH).isBefore(now);
            return stale && !belief.values().isEmpty() ? belief.doubtedAt(now) : belief;
        });
    }
}
