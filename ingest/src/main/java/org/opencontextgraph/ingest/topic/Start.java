package org.opencontextgraph.ingest.topic;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where to go on in a topic as it is now; without a broker.
 *
 * @param next the offset of each partition
 * @param lost offsets that are gone since they were to be read
 * @param anew 1: the topic was deleted and made anew
 */
record Start(Map<Integer, Long> next, long lost, long anew) {
    Start {
        next = Map.copyOf(next);
    }

    static Start of(Position position, Ends ends) {
        boolean isAnew = !position.isBeginning() && !position.topic().equals(ends.topicId());
        Map<Integer, Long> next = new TreeMap<>();
        long lost = 0;
        for (Map.Entry<Integer, Long> oldest : ends.first().entrySet()) {
            int partition = oldest.getKey();
            long first = oldest.getValue();
            // A partition that nobody has read is read from 0 on; before the first run nothing is lost, as it was never
            // promised.
            long wanted = isAnew ? 0 : position.next().getOrDefault(partition, position.isBeginning() ? first : 0L);
            lost += Math.max(0, first - wanted);
            next.put(partition, Math.max(first, wanted));
        }
        return new Start(next, lost, isAnew ? 1 : 0);
    }
}
