package org.opencontextgraph.query.server.context;

import java.util.Arrays;

/** How many steps have to be put in, taken out or exchanged to make one sequence of another (Levenshtein 1966). */
final class EditDistance {
    private EditDistance() {}

    /**
     * Whether it is at most {@code most}. Looks only at the diagonals that can tell (Ukkonen 1985) and stops as soon as none
     * of them can: most pairs are decided a few steps behind what they begin with in common.
     */
    static boolean isWithin(int most, int[] left, int[] right) {
        if (Math.abs(left.length - right.length) > most) {
            return false;
        }
        int first = Arrays.mismatch(left, right);
        if (first < 0) {
            return true;
        }
        int n = left.length;
        int m = right.length;
        while (n > first && m > first && left[n - 1] == right[m - 1]) {
            n--;
            m--;
        }
        return isWithin(most, left, right, first, n, m);
    }

    /** Of what lies from {@code first} up to {@code n} and {@code m}; row i, diagonal d is the cell (i, i + d). */
    private static boolean isWithin(int most, int[] left, int[] right, int first, int n, int m) {
        int beyond = most + 1;
        int[] row = new int[2 * most + 1];
        for (int diagonal = -most; diagonal <= most; diagonal++) {
            row[diagonal + most] = diagonal < 0 ? beyond : Math.min(diagonal, beyond);
        }
        for (int i = 1; i <= n - first; i++) {
            int best = beyond;
            for (int diagonal = -most; diagonal <= most; diagonal++) {
                int j = i + diagonal;
                int cell = beyond;
                if (j >= 0 && j <= m - first) {
                    // the row is overwritten from the left: [at] is of the row above, [at - 1] of this one
                    int at = diagonal + most;
                    int above = at + 1 < row.length ? row[at + 1] + 1 : beyond;
                    int before = at > 0 ? row[at - 1] + 1 : beyond;
                    int both = j == 0 ? beyond : row[at] + (left[first + i - 1] == right[first + j - 1] ? 0 : 1);
                    cell = Math.min(beyond, Math.min(both, Math.min(above, before)));
                }
                row[diagonal + most] = cell;
                best = Math.min(best, cell);
            }
            if (best > most) {
                return false;
            }
        }
        return row[m - n + most] <= most;
    }
}
