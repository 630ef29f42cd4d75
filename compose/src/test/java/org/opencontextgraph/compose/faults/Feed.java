package org.opencontextgraph.compose.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.faults.RecordedLog.Recorded;

/**
 * Sends the recorded log in bursts, each partition at its own pace. Some traces come twice, at once or much later. It never
 * runs ahead of the faults: a part of the log is kept back for each that has not happened yet.
 */
final class Feed implements AutoCloseable {
    private static final byte[] KEY = "any".getBytes(StandardCharsets.UTF_8);
    private static final int KEPT = 40;

    private final Random random;
    private final RecordedLog log;
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final int parts;
    private final boolean disturbed;
    private final List<Deque<Recorded>> kept;
    private final int[] sent = new int[FaultBroker.PARTITIONS];
    private final AtomicReference<@Nullable Exception> lost = new AtomicReference<>();
    private final AtomicInteger open = new AtomicInteger(1);
    private final AtomicInteger duplicates = new AtomicInteger();

    /**
     * @param parts of the log; the first is sent at once
     * @param disturbed whether there are pauses and repetitions
     */
    Feed(
            Random random,
            RecordedLog log,
            Producer<byte[], byte[]> producer,
            String topic,
            int parts,
            boolean disturbed) {
        this.random = random;
        this.log = log;
        this.producer = producer;
        this.topic = topic;
        this.parts = parts;
        this.disturbed = disturbed;
        this.kept = log.partitions().stream()
                .map(any -> (Deque<Recorded>) new ArrayDeque<Recorded>())
                .toList();
    }

    CompletableFuture<Void> start() {
        return CompletableFuture.runAsync(
                this::sendAll, task -> Thread.ofPlatform().name("feed").daemon().start(task));
    }

    /** Lets the next part go. */
    void openNextPart() {
        open.incrementAndGet();
    }

    int duplicates() {
        return duplicates.get();
    }

    /** Otherwise the run proves nothing, and never ends. */
    void requireNothingLost() {
        Exception problem = lost.get();
        if (problem != null) {
            throw new IllegalStateException("the log did not reach the broker", problem);
        }
    }

    private void sendAll() {
        try {
            for (int part = 1; part <= parts; part++) {
                while (open.get() < part) {
                    Thread.sleep(5);
                }
                send(part);
            }
            producer.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(int part) throws InterruptedException {
        boolean more = true;
        while (more) {
            more = false;
            for (int partition = 0; partition < sent.length; partition++) {
                List<Recorded> all = log.partitions().get(partition);
                int end = (int) ((long) all.size() * part / parts);
                int until = disturbed ? Math.min(end, sent[partition] + random.nextInt(200)) : end;
                while (sent[partition] < until) {
                    send(all.get(sent[partition]++));
                }
                more |= sent[partition] < end;
            }
            if (disturbed) {
                Thread.sleep(random.nextInt(100));
            }
        }
    }

    private void send(Recorded record) {
        hand(record);
        if (!disturbed || !log.mayComeAgain(record)) {
            return;
        }
        Deque<Recorded> old = kept.get(record.partition());
        switch (random.nextInt(40)) {
            case 0 -> again(record);
            case 1, 2 -> old.add(record);
            default -> {}
        }
        if (old.size() > KEPT) {
            again(old.remove());
        }
    }

    private void again(Recorded record) {
        duplicates.incrementAndGet();
        hand(record);
    }

    private void hand(Recorded record) {
        var _ = producer.send(
                new ProducerRecord<>(topic, record.partition(), KEY, record.value()), (where, problem) -> {
                    if (problem != null) {
                        lost.compareAndSet(null, problem);
                    }
                });
    }

    @Override
    public void close() {
        producer.close();
    }
}
