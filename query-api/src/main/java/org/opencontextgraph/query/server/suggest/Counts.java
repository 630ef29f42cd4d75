package org.opencontextgraph.query.server.suggest;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A sum over units, period by period. Equal if the same was added, in whatever order, and nothing is left of what was taken away. */
final class Counts {
    private final TreeMap<Integer, Long> periods = new TreeMap<>();

    void add(int period, long count) {
        long sum = Math.addExact(periods.getOrDefault(period, 0L), count);
        if (sum == 0) {
            periods.remove(period);
        } else {
            periods.put(period, sum);
        }
    }

    void addAll(Counts other) {
        other.periods.forEach(this::add);
    }

    boolean isEmpty() {
        return periods.isEmpty();
    }

    /** @param shown what is told of a period's sum */
    long total(LongUnaryOperator shown) {
        return periods.values().stream().mapToLong(shown::applyAsLong).sum();
    }

    /** The same, older periods counting less. */
    double faded(LongUnaryOperator shown, Fading fading, int newest) {
        double sum = 0;
        for (Map.Entry<Integer, Long> period : periods.entrySet()) {
            sum += fading.weight(period.getKey(), newest) * shown.applyAsLong(period.getValue());
        }
        return sum;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Counts that && periods.equals(that.periods);
    }

    @Override
    public int hashCode() {
        return periods.hashCode();
    }
}
