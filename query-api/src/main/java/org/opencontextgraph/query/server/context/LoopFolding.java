package org.opencontextgraph.query.server.context;

import java.util.Arrays;

/**
 * Folds loops: what is repeated at once is there once. {@code a b c b c d} becomes {@code a b c d}.
 *
 * <p>Short loops are folded before longer ones, from the left, until nothing is repeated any more. (Which loop comes first
 * can matter, so the order is part of the definition: the same steps always fold to the same form.) Only for comparing
 * what was released; folded before the gate, edges would be counted that nobody walked.
 */
final class LoopFolding {
    private LoopFolding() {}

    /** Takes at most the square of the length for each loop that is folded; the gate lets through 256 steps. */
    static int[] folded(int[] steps) {
        int[] folded = steps.clone();
        int length = folded.length;
        int period = 1;
        while (period <= length / 2) {
            int left = foldOnce(folded, length, period);
            // a fold can bring together what repeats in a shorter loop
            period = left < length ? 1 : period + 1;
            length = left;
        }
        return Arrays.copyOf(folded, length);
    }

    /** Folds all loops of one period in place; gives the new length. */
    private static int foldOnce(int[] steps, int length, int period) {
        int kept = 0;
        int matching = 0; // so many of the last kept steps are the same as one period before
        for (int next = 0; next < length; next++) {
            steps[kept] = steps[next];
            matching = kept >= period && steps[kept] == steps[kept - period] ? matching + 1 : 0;
            kept++;
            if (matching == period) {
                kept -= period;
                matching = 0;
            }
        }
        return kept;
    }
}
