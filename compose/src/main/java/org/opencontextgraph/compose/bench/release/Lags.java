package org.opencontextgraph.compose.bench.release;

import java.util.Map;
import java.util.TreeMap;

/** Times in milliseconds, each with how many occurrences had to wait so long. */
final class Lags {
    private final TreeMap<Long, Long> occurrences = new TreeMap<>();
    private long total;

    void add(long lag, long weight) {
        if (weight > 0) {
            occurrences.merge(lag, weight, Long::sum);
            total += weight;
        }
    }

    /** The least lag within which that many per cent were published; 0 when there were none. */
    long quantile(int percent) {
        long sum = 0;
        for (Map.Entry<Long, Long> lag : occurrences.entrySet()) {
            sum += lag.getValue();
            if (100 * sum >= percent * total) {
                return lag.getKey();
            }
        }
        return 0;
    }
}
