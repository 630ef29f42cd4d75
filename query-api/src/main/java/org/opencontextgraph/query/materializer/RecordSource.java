package org.opencontextgraph.query.materializer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All partitions of one topic, read from wherever it is told; used by one thread, but for {@link #wakeup}. */
interface RecordSource extends AutoCloseable {
    String topic();

    /** The first offset that each partition still has; empty as long as the topic does not exist. */
    Map<Integer, Long> beginnings();

    /** Goes on from these offsets, one for every partition. */
    void seek(Map<Integer, Long> offsets);

    /** Records in each partition's order; none after {@code atMost}, or at once after {@link #wakeup}. */
    List<Delivery> poll(Duration atMost);

    /** For every partition, the offset that {@link #poll} gives next. */
    Map<Integer, Long> positions();

    void wakeup();

    @Override
    void close();
}
