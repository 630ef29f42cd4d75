package org.opencontextgraph.query.server.suggest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sums over units: for every context of at most {@link Context#LONGEST} places what followed it. Sums only, so that units may
 * come and go in any order, and one that went leaves nothing. Not for several threads while it changes.
 */
public final class StepModel {
    private record Place(Context context, String next) {}

    private final Fading fading;
    private final Map<Context, Tally> tallies = new HashMap<>();
    /** How many units were published under each k. */
    private final TreeMap<Integer, Integer> ks = new TreeMap<>();

    private final TreeMap<Integer, Integer> periods = new TreeMap<>();
    /** In how many units each step stands. */
    private final Map<String, Integer> steps = new HashMap<>();

    public StepModel(Fading fading) {
        this.fading = fading;
    }

    public void add(UnitSteps unit) {
        change(unit, 1);
    }

    /** @param unit one that was added; the model is as if it had never been */
    public void subtract(UnitSteps unit) {
        change(unit, -1);
    }

    /** Whether any of its units has this step, if only in a context. */
    public boolean knows(String step) {
        return steps.containsKey(step);
    }

    Fading fading() {
        return fading;
    }

    /** The largest k that one of the units was published under; 0 when there are none. */
    int largestK() {
        return ks.isEmpty() ? 0 : ks.lastKey();
    }

    /** Of its newest unit. */
    int newestPeriod() {
        return periods.isEmpty() ? Integer.MIN_VALUE : periods.lastKey();
    }

    @Nullable
    Tally tally(Context context) {
        return tallies.get(context);
    }

    private void change(UnitSteps unit, int sign) {
        int period = fading.period(unit.windowEnd());
        long count = sign * unit.count();
        count(ks, unit.k(), sign);
        count(periods, period, sign);
        new HashSet<>(unit.steps()).forEach(step -> count(steps, step, sign));
        Cohorts cohorts = new Cohorts(unit.cut(), unit.k(), sign);
        Set<Place> joined = new HashSet<>();
        for (Transition transition : unit.transitions()) {
            for (Context context : Context.of(transition.before())) {
                Tally tally = tallies.computeIfAbsent(context, _ -> new Tally());
                Follower follower = tally.followers().computeIfAbsent(transition.next(), _ -> new Follower());
                follower.counts().add(period, count);
                transition.gap().ifPresent(bucket -> follower.addGap(bucket, count));
                if (joined.add(new Place(context, transition.next()))) {
                    follower.join(cohorts);
                }
                if (unit.whole()) {
                    tally.arrivals().add(period, count);
                } else if (context.length() == transition.before().size()) {
                    follower.stops().add(period, count);
                }
                if (follower.counts().isEmpty()) {
                    tally.followers().remove(transition.next());
                }
                forgetEmpty(context, tally);
            }
            if (!unit.whole() && !transition.next().equals(Mark.EDGE)) {
                arrive(transition, period, count);
            }
        }
    }

    private void arrive(Transition transition, int period, long count) {
        List<String> reached = new ArrayList<>(transition.before());
        reached.add(transition.next());
        for (Context context : Context.of(reached)) {
            if (context.length() > 0) {
                Tally tally = tallies.computeIfAbsent(context, _ -> new Tally());
                tally.arrivals().add(period, count);
                forgetEmpty(context, tally);
            }
        }
    }

    private void forgetEmpty(Context context, Tally tally) {
        if (tally.isEmpty()) {
            tallies.remove(context);
        }
    }

    private static <T> void count(Map<T, Integer> units, T of, int sign) {
        units.merge(of, sign, (before, more) -> before + more == 0 ? null : before + more);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StepModel that
                && fading.equals(that.fading)
                && tallies.equals(that.tallies)
                && ks.equals(that.ks)
                && periods.equals(that.periods)
                && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return tallies.hashCode();
    }
}
