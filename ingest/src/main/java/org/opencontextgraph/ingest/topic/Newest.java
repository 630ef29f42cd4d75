package org.opencontextgraph.ingest.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.opencontextgraph.ingest.connector.DryRun;

/** The newest records of a topic, tried and forgotten. */
final class Newest {
    /** In memory at once; a record may be large. */
    private static final int AT_ONCE = 10;

    private Newest() {}

    static DryRun tried(TopicSource source, int limit) throws IOException {
        Ends ends;
        try (Admin admin = source.link().admin()) {
            ends = Ends.ask(source, admin);
        }
        List<DryRun.Line> lines = new ArrayList<>();
        Position from = new Position(ends.topicId(), begin(ends, limit), 0, 0);
        try (Run run = Run.open(source, from, Instant.EPOCH)) {
            Records records = Records.of(source, run.topicId());
            while (lines.size() < limit && !run.isAtEnd()) {
                for (ConsumerRecord<byte[], byte[]> record : run.records(Math.min(AT_ONCE, limit - lines.size()))) {
                    lines.add(DryRun.Line.of(Records.place(record), records.answer(record)));
                }
            }
        } catch (KafkaException e) {
            throw Failures.of(source, e);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        return new DryRun(lines);
    }

    /** So many offsets before the ends in all, as evenly as the partitions have them. */
    static Map<Integer, Long> begin(Ends ends, int limit) {
        Map<Integer, Long> begin = new TreeMap<>(ends.committed());
        int left = limit;
        boolean moved = true;
        while (left > 0 && moved) {
            moved = false;
            for (Map.Entry<Integer, Long> it : begin.entrySet()) {
                if (left > 0 && it.getValue() > ends.first().getOrDefault(it.getKey(), 0L)) {
                    it.setValue(it.getValue() - 1);
                    left--;
                    moved = true;
                }
            }
        }
        return begin;
    }
}
