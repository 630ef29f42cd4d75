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

    private final Map<Context, Tally> tallies = new HashMap<>();
    /** How many units were published under each k. */
    private final TreeMap<Integer, Integer> ks = new TreeMap<>();

    public void add(UnitSteps unit) {
        change(unit, 1);
    }

    /** @param unit one that was added; the model is as if it had never been */
    public void subtract(UnitSteps unit) {
        change(unit, -1);
    }

    /** The largest k that one of the units was published under; 0 when there are none. */
    int largestK() {
        return ks.isEmpty() ? 0 : ks.lastKey();
    }

    @Nullable
    Tally tally(Context context) {
        return tallies.get(context);
    }

    private void change(UnitSteps unit, int sign) {
        ks.merge(unit.k(), sign, (before, more) -> before + more == 0 ? null : before + more);
        Set<Place> joined = new HashSet<>();
        for (Transition transition : unit.transitions()) {
            for (Context context : Context.of(transition.before())) {
                Tally tally = tallies.computeIfAbsent(context, _ -> new Tally());
                Follower follower = tally.followers().computeIfAbsent(transition.next(), _ -> new Follower());
                follower.count(unit, transition.gap(), sign);
                if (joined.add(new Place(context, transition.next()))) {
                    follower.join(unit, sign);
                }
                if (follower.count() == 0) {
                    tally.followers().remove(transition.next());
                }
                if (unit.whole()) {
                    tally.arrive(sign * unit.count());
                }
                forgetEmpty(context, tally);
            }
            if (!unit.whole() && !transition.next().equals(Mark.EDGE)) {
                arrive(transition, sign * unit.count());
            }
        }
    }

    private void arrive(Transition transition, long count) {
        List<String> reached = new ArrayList<>(transition.before());
        reached.add(transition.next());
        for (Context context : Context.of(reached)) {
            if (context.length() > 0) {
                Tally tally = tallies.computeIfAbsent(context, _ -> new Tally());
                tally.arrive(count);
                forgetEmpty(context, tally);
            }
        }
    }

    private void forgetEmpty(Context context, Tally tally) {
        if (tally.isEmpty()) {
            tallies.remove(context);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StepModel that && tallies.equals(that.tallies) && ks.equals(that.ks);
    }

    @Override
    public int hashCode() {
        return tallies.hashCode();
    }
}
