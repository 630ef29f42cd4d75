package org.opencontextgraph.ingest.topic;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads a topic from a position to the ends that it had when the run began. */
final class Run implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    /** A transaction that is open for longer is not waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TopicSource source;
    private final Instant began;
    private final Ends ends;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deque<ConsumerRecord<byte[], byte[]>> ahead = new ArrayDeque<>();
    private final Map<Integer, Long> next;
    private final long anew;
    private long lost;
    private boolean heldBack;

    private Run(TopicSource source, Instant began, Ends ends, Position from, KafkaConsumer<byte[], byte[]> consumer) {
        this.source = source;
        this.began = began;
        this.ends = ends;
        this.consumer = consumer;
        Start start = Start.of(from, ends);
        next = new TreeMap<>(start.next());
        anew = from.anew() + start.anew();
        lost = from.lost() + start.lost();
    }

    /** @param began before anything was asked */
    static Run open(TopicSource source, Position from, Instant began) throws IOException {
        Ends ends;
        try (Admin admin = source.link().admin()) {
            ends = Ends.ask(source, admin);
        }
        Run run = new Run(source, began, ends, from, source.link().consumer());
        run.seek();
        return run;
    }

    private void seek() {
        consumer.assign(next.keySet().stream().map(this::partition).toList());
        next.forEach((partition, offset) -> consumer.seek(partition(partition), offset));
        pauseWhatIsRead();
    }

    /** At most so many records; fewer than that: the ends are reached. */
    List<ConsumerRecord<byte[], byte[]>> records(int limit) throws IOException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long heard = System.nanoTime();
        while (records.size() < limit && !isAtEnd()) {
            if (ahead.isEmpty() && poll()) {
                heard = System.nanoTime();
            }
            if (ends.isHeldBack() && isLongAgo(heard, PATIENCE)) {
                heldBack = true;
            } else if (isLongAgo(heard, Duration.ofMillis(Link.MILLIS_TO_ANSWER))) {
                throw Failures.of(source, new TimeoutException());
            }
            while (records.size() < limit && !ahead.isEmpty()) {
                ConsumerRecord<byte[], byte[]> record = ahead.remove();
                records.add(record);
                next.put(record.partition(), record.offset() + 1);
            }
            if (ahead.isEmpty()) {
                next.replaceAll((partition, _) -> consumer.position(partition(partition)));
            }
        }
        return records;
    }

    private static boolean isLongAgo(long nanos, Duration limit) {
        return System.nanoTime() - nanos > limit.toNanos();
    }

    boolean isAtEnd() {
        return ahead.isEmpty()
                && (heldBack || next.entrySet().stream().allMatch(it -> it.getValue() >= end(it.getKey())));
    }

    /** Whether there is something before the end that a transaction did not let go in time. */
    boolean isHeldBack() {
        return heldBack;
    }

    Instant began() {
        return began;
    }

    Position position() {
        return new Position(ends.topicId(), next, lost, anew);
    }

    /** Whether it brought anything on. */
    private boolean poll() throws IOException {
        Map<Integer, Long> before = new HashMap<>(next);
        try {
            Set<TopicPartition> past = new HashSet<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                TopicPartition partition = partition(record.partition());
                if (record.offset() < end(record.partition())) {
                    ahead.add(record);
                } else if (past.add(partition)) {
                    consumer.seek(partition, record.offset()); // of the next run
                }
            }
        } catch (OffsetOutOfRangeException e) {
            skipWhatIsGone(e.offsetOutOfRangePartitions());
        }
        pauseWhatIsRead();
        return next.keySet().stream().anyMatch(it -> consumer.position(partition(it)) > before.getOrDefault(it, 0L));
    }

    private void skipWhatIsGone(Map<TopicPartition, Long> wanted) throws IOException {
        Map<TopicPartition, Long> oldest = consumer.beginningOffsets(wanted.keySet());
        for (Map.Entry<TopicPartition, Long> it : wanted.entrySet()) {
            long first = oldest.getOrDefault(it.getKey(), 0L);
            if (first <= it.getValue()) {
                throw new IOException("partition " + it.getKey().partition() + " ends before offset " + it.getValue()
                        + ", up to which it was read: the cluster has lost records");
            }
            lost += first - it.getValue();
            consumer.seek(it.getKey(), first);
        }
    }

    private void pauseWhatIsRead() {
        consumer.pause(consumer.assignment().stream()
                .filter(it -> consumer.position(it) >= end(it.partition()))
                .toList());
    }

    private long end(int partition) {
        return ends.written().getOrDefault(partition, 0L);
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(source.topic(), number);
    }

    @Override
    public void close() {
        consumer.close();
    }

    String topicId() {
        return ends.topicId();
    }
}
