package org.opencontextgraph.query.server.suggest;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.context.Buckets;

/**
 * Sums over units by a small whole number, a period or a bucket. Equal if the same was added, in whatever order, and nothing is
 * left of what was taken away. A model has hundreds of thousands of these, most of one or two sums: two arrays of just that size.
 */
final class Counts {
    private static final int[] NO_KEYS = {};
    private static final long[] NO_SUMS = {};

    private int[] keys = NO_KEYS;
    private long[] sums = NO_SUMS;

    void add(int key, long count) {
        int at = Arrays.binarySearch(keys, key);
        long sum = Math.addExact(at < 0 ? 0 : sums[at], count);
        if (at >= 0 && sum == 0) {
            remove(at);
        } else if (at >= 0) {
            sums[at] = sum;
        } else if (sum != 0) {
            insert(-at - 1, key, sum);
        }
    }

    void addAll(Counts other) {
        for (int at = 0; at < other.keys.length; at++) {
            add(other.keys[at], other.sums[at]);
        }
    }

    void addTo(Buckets buckets) {
        for (int at = 0; at < keys.length; at++) {
            buckets.add(keys[at], sums[at]);
        }
    }

    boolean isEmpty() {
        return keys.length == 0;
    }

    /** @param shown what is told of one sum */
    long total(LongUnaryOperator shown) {
        return Arrays.stream(sums).map(shown).sum();
    }

    /** The same, older periods counting less. */
    double faded(LongUnaryOperator shown, Fading fading, int newest) {
        double faded = 0;
        for (int at = 0; at < keys.length; at++) {
            faded += fading.weight(keys[at], newest) * shown.applyAsLong(sums[at]);
        }
        return faded;
    }

    private void insert(int at, int key, long sum) {
        int[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
        long[] moreSums = Arrays.copyOf(sums, sums.length + 1);
        System.arraycopy(keys, at, moreKeys, at + 1, keys.length - at);
        System.arraycopy(sums, at, moreSums, at + 1, sums.length - at);
        moreKeys[at] = key;
        moreSums[at] = sum;
        keys = moreKeys;
        sums = moreSums;
    }

    private void remove(int at) {
        int left = keys.length - 1;
        int[] fewerKeys = Arrays.copyOf(keys, left);
        long[] fewerSums = Arrays.copyOf(sums, left);
        System.arraycopy(keys, at + 1, fewerKeys, at, left - at);
        System.arraycopy(sums, at + 1, fewerSums, at, left - at);
        keys = left == 0 ? NO_KEYS : fewerKeys;
        sums = left == 0 ? NO_SUMS : fewerSums;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Counts that && Arrays.equals(keys, that.keys) && Arrays.equals(sums, that.sums);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(keys) + Arrays.hashCode(sums);
    }
}
