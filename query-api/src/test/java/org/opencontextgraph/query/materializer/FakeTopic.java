package org.opencontextgraph.query.materializer;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.testing.TestDatabase;
import org.opencontextgraph.schema.codec.MessageCodec;

/** A topic in memory that any number of sources read; offsets have gaps, as transactions leave them. */
final class FakeTopic {
    private final List<List<Delivery>> partitions = new ArrayList<>();
    private final int most;

    /** @param most records in one poll */
    FakeTopic(int partitions, int most) {
        this.most = most;
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayList<>());
        }
    }

    FakeTopic send(int partition, String key, @Nullable SpecificRecord message) {
        return sendBytes(partition, key, message == null ? null : MessageCodec.encode(message));
    }

    synchronized FakeTopic sendBytes(int partition, String key, byte @Nullable [] value) {
        List<Delivery> log = partitions.get(partition);
        long offset = log.isEmpty() ? 3 : log.getLast().offset() + (log.size() % 5 == 4 ? 2 : 1);
        log.add(new Delivery(partition, offset, key.getBytes(StandardCharsets.UTF_8), value));
        return this;
    }

    /** The offset after the last record of each partition. */
    synchronized Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new TreeMap<>();
        for (int partition = 0; partition < partitions.size(); partition++) {
            List<Delivery> log = partitions.get(partition);
            ends.put(partition, log.isEmpty() ? 0 : log.getLast().offset() + 1);
        }
        return ends;
    }

    /** Whether the offsets in this schema have come to the end of every partition. */
    boolean isReadBy(TestDatabase database, String schema) throws SQLException {
        return database.run("select partition, next_offset from " + schema + ".consumer_offset order by partition")
                .equals(ends().entrySet().stream()
                        .map(end -> end.getKey() + " " + end.getValue())
                        .toList());
    }

    RecordSource source() {
        return new Source();
    }

    private final class Source implements RecordSource {
        private final Map<Integer, Long> positions = new TreeMap<>();
        private int next;

        @Override
        public String topic() {
            return "ocg.fake.v1";
        }

        @Override
        public Map<Integer, Long> beginnings() {
            Map<Integer, Long> beginnings = new TreeMap<>();
            for (int partition = 0; partition < partitions.size(); partition++) {
                beginnings.put(partition, 0L);
            }
            return beginnings;
        }

        @Override
        public void seek(Map<Integer, Long> offsets) {
            positions.clear();
            positions.putAll(offsets);
        }

        @Override
        public List<Delivery> poll(Duration atMost) {
            synchronized (FakeTopic.this) {
                List<Delivery> found = new ArrayList<>();
                for (int i = 0; i < partitions.size() && found.size() < most; i++) {
                    int partition = next++ % partitions.size();
                    long from = positions.getOrDefault(partition, 0L);
                    for (Delivery delivery : partitions.get(partition)) {
                        if (delivery.offset() >= from && found.size() < most) {
                            found.add(delivery);
                            positions.put(partition, delivery.offset() + 1);
                        }
                    }
                }
                if (!found.isEmpty()) {
                    return found;
                }
            }
            try {
                Thread.sleep(Math.min(5, atMost.toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }

        @Override
        public Map<Integer, Long> positions() {
            return new TreeMap<>(positions);
        }

        @Override
        public void wakeup() {}

        @Override
        public void close() {}
    }
}
