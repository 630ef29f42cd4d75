package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * One long run of one connector, and what is in use of the heap meanwhile: of the whole process, with broker, rooms and API.
 *
 * @param flat the median of the last third against that of the first: 1 does not grow
 * @param megabytes live after a collection, in the order of time
 * @param residentMegabytes of the process at the end; 0: the system does not say
 * @param mostMegabytes what the heap may have (-Xmx)
 * @param eventsPerS with the collections in between
 */
record MemoryFigures(
        String connector,
        long events,
        double flat,
        java.util.List<Long> megabytes,
        long residentMegabytes,
        long mostMegabytes,
        double eventsPerS) {
    private static final int LOOKS = 30;

    MemoryFigures {
        megabytes = java.util.List.copyOf(megabytes);
    }

    static MemoryFigures measure(Way way, SourceTool tool, Admin admin, int partitions)
            throws IOException, SQLException, InterruptedException {
        try (Reading reading = way.register("memory", tool);
                LiveHeap.Watch watch = new LiveHeap.Watch(
                        () -> written(admin, way.topic(), partitions), Math.max(1, tool.events() / LOOKS))) {
            Passage passage = way.pass(reading, tool);
            LiveHeap heap = watch.end();
            return new MemoryFigures(
                    tool.kind(),
                    passage.events(),
                    heap.growth(),
                    heap.megabytes().stream().map(Math::round).toList(),
                    Math.round(LiveHeap.resident()),
                    Runtime.getRuntime().maxMemory() >> 20,
                    passage.events() / passage.seconds());
        }
    }

    private static long written(Admin admin, String topic, int partitions) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        try {
            return admin.listOffsets(asked).all().get().values().stream()
                    .mapToLong(it -> it.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell where " + topic + " ends", e);
        }
    }
}
