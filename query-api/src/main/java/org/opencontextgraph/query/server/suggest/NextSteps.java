package org.opencontextgraph.query.server.suggest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.opencontextgraph.query.server.context.Band;
import org.opencontextgraph.query.server.context.Buckets;
import org.opencontextgraph.query.server.suggest.Blend.Layer;
import org.opencontextgraph.query.server.suggest.Support.Telling;

/**
 * What comes next, the likeliest first.
 *
 * @param enough whether enough is known to say it: else it is a guess, which nobody is to be told
 * @param likely empty when there is not even a guess
 * @param length places that the longest context in use looked back at
 * @param gap median time to whatever comes next, a bucket of the grid; from the longest context that has one
 */
public record NextSteps(boolean enough, List<Likely> likely, int length, OptionalInt gap) {
    /** Places that an answer looks back at, at most. */
    public static final int LONGEST_CONTEXT = Context.LONGEST;

    private static final NextSteps UNKNOWN = new NextSteps(false, List.of(), 0, OptionalInt.empty());

    /** Less is known than an answer needs: fewer than twice k occurrences of anything after the last step. */
    private static final int LEAST_SUPPORT_IN_K = 2;

    /**
     * One of the possible next steps; the band and the time are those of the longest context that knows it. A step that none knows
     * but the one that looks back at nothing is a guess from what is usual: nobody was seen to do it here, so it has neither.
     *
     * @param step or {@link Mark#EDGE}: the end
     * @param probability 0 … 1
     * @param length places that the longest context that knows it looks back at
     * @param band people who did this, in the largest single cut
     * @param gap median time until then, a bucket of the grid; none to the end
     */
    public record Likely(String step, double probability, int length, Optional<Band> band, OptionalInt gap) {}

    private record Rung(int length, List<Tally> scopes, Layer layer) {
        private Support support() {
            return layer.support();
        }
    }

    public NextSteps {
        likely = List.copyOf(likely);
    }

    /**
     * @param before the latest steps, the last one last; {@link Mark#EDGE} in front if they are all
     * @param scopes the models of the scopes that the caller may read, all fading alike
     */
    public static NextSteps after(List<String> before, List<StepModel> scopes, Shown shown) {
        int k = scopes.stream().mapToInt(StepModel::largestK).max().orElse(0);
        if (k == 0) {
            return UNKNOWN;
        }
        int newest = scopes.stream().mapToInt(StepModel::newestPeriod).max().orElse(0);
        List<Rung> rungs =
                rungs(before, scopes, new Telling(k, shown, scopes.getFirst().fading(), newest));
        boolean enough = rungs.stream()
                .anyMatch(rung -> rung.length() > 0 && rung.support().occurrences() >= (long) LEAST_SUPPORT_IN_K * k);
        if (rungs.isEmpty()) {
            return UNKNOWN;
        }
        SortedMap<String, Double> blended =
                Blend.of(rungs.stream().map(Rung::layer).toList());
        List<Rung> longestFirst = rungs.reversed();
        List<Likely> likely = blended.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> next) -> next.getValue())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .flatMap(next -> likely(next.getKey(), next.getValue(), longestFirst).stream())
                .toList();
        return new NextSteps(enough, likely, longestFirst.getFirst().length(), gap(longestFirst));
    }

    /** The contexts that take part, the one that says least first. */
    private static List<Rung> rungs(List<String> before, List<StepModel> scopes, Telling telling) {
        List<Rung> rungs = new ArrayList<>();
        SortedMap<String, Double> stopsShorter = new TreeMap<>();
        for (Context context : Context.of(before)) {
            List<Tally> tallies = scopes.stream()
                    .flatMap(scope -> Stream.ofNullable(scope.tally(context)))
                    .toList();
            Support support = Support.of(tallies, telling);
            if (support.holds()) {
                rungs.add(new Rung(context.length(), tallies, new Layer(support, stopsShorter)));
            }
            if (context.isReach() && !support.reachesFurther()) {
                break;
            }
            if (context.sequence()) {
                stopsShorter = support.holds() ? support.stops() : new TreeMap<>();
            }
        }
        return rungs;
    }

    private static Optional<Likely> likely(String step, double probability, List<Rung> longestFirst) {
        return longestFirst.stream()
                .filter(it -> it.support().followers().containsKey(step))
                .findFirst()
                .map(rung -> likely(step, probability, rung));
    }

    private static Likely likely(String step, double probability, Rung rung) {
        if (rung.length() == 0) {
            return new Likely(step, probability, 0, Optional.empty(), OptionalInt.empty());
        }
        List<Follower> followers = rung.scopes().stream()
                .flatMap(tally -> Stream.ofNullable(tally.followers().get(step)))
                .toList();
        long people = followers.stream().mapToLong(Follower::people).max().orElse(0);
        Buckets gaps = new Buckets();
        followers.forEach(follower -> follower.addGapsTo(gaps));
        return new Likely(step, probability, rung.length(), Band.of(people), gaps.median());
    }

    private static OptionalInt gap(List<Rung> longestFirst) {
        for (Rung rung : longestFirst) {
            Buckets gaps = new Buckets();
            for (Tally tally : rung.scopes()) {
                rung.support().followers().keySet().forEach(step -> {
                    Follower follower = tally.followers().get(step);
                    if (follower != null) {
                        follower.addGapsTo(gaps);
                    }
                });
            }
            if (gaps.median().isPresent()) {
                return gaps.median();
            }
        }
        return OptionalInt.empty();
    }
}
