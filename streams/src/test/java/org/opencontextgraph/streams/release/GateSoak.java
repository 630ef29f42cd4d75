package org.opencontextgraph.streams.release;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random histories until told to stop; run by {@code ./ocg soak histories}. */
final class GateSoak {
    private GateSoak() {}

    /** Arguments: how many histories, and the seed of the first. */
    public static void main(String[] args) {
        long histories = Long.parseLong(args[0]);
        Random seeds = new Random(Long.parseLong(args[1]));
        Map<String, Long> met = new TreeMap<>();
        for (long done = 1; done <= histories; done++) {
            long seed = seeds.nextLong();
            HistoryCheck.besideTheOracle(seed).forEach(event -> met.merge(event, 1L, Long::sum));
            if (HistoryCheck.inPieces(seed)) {
                met.merge("continued", 1L, Long::sum);
            }
            if (done % 10_000 == 0 || done == histories) {
                System.out.println(done + " histories, all as they must be; met in: " + met);
            }
        }
    }
}
