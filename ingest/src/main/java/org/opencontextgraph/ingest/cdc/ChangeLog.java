package org.opencontextgraph.ingest.cdc;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's engine, running: what it read is fetched here, and what is proven to be committed is acknowledged through it.
 *
 * <p>The engine's thread hands batches over and waits when nobody takes them. It acknowledges the ends of transactions, and of these
 * only those up to {@link #prove}: the server throws away what was acknowledged.
 */
final class ChangeLog implements AutoCloseable, DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private static final Duration STARTS = Duration.ofMinutes(1);
    private static final Duration STOPS = Duration.ofSeconds(30);

    private final CdcSource source;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final Thread thread;
    private final BlockingQueue<List<SourceRecord>> read = new ArrayBlockingQueue<>(2);
    private final Deque<RecordChangeEvent<SourceRecord>> ends = new ArrayDeque<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private long lastEnd; // of the engine's thread alone, as are the ends
    private volatile boolean closed;
    private volatile boolean over;
    private volatile long proven;
    private volatile @Nullable Throwable failure;

    private ChangeLog(CdcSource source, Properties settings) {
        this.source = source;
        engine = DebeziumEngine.create(io.debezium.engine.format.ChangeEventFormat.of(Connect.class))
                .using(settings)
                .using(OffsetCommitPolicy.always())
                .using(new Started())
                .using((boolean success, String message, @Nullable Throwable error) -> {
                    failure = success ? null : error == null ? new IOException("the engine ended") : error;
                    over = true;
                    running.countDown();
                })
                .notifying(this)
                .build();
        thread = new Thread(engine, "cdc-" + source.connector());
        thread.setDaemon(true);
    }

    static ChangeLog open(CdcSource source, Properties settings) {
        ChangeLog log = new ChangeLog(source, settings);
        log.thread.start();
        return log;
    }

    private final class Started implements DebeziumEngine.ConnectorCallback {
        @Override
        public void pollingStarted() {
            running.countDown();
        }
    }

    /**
     * What was read since, in the order of the log; nothing when nothing came in time.
     *
     * @throws IOException when the log cannot be read any further
     */
    List<SourceRecord> poll(Duration patience) throws IOException {
        try {
            List<SourceRecord> records = read.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (records != null) {
                return records;
            }
            if (over && read.isEmpty()) {
                Throwable why = failure;
                throw why == null ? new IOException("the reader of the log ended") : Failures.of(source, why);
            }
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the log was read", e);
        }
    }

    /** Everything up to here was committed, so the server need not keep it. */
    void prove(long lsn) {
        proven = lsn;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> records, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        List<SourceRecord> batch = new ArrayList<>(records.size());
        for (RecordChangeEvent<SourceRecord> event : records) {
            SourceRecord record = event.record();
            batch.add(record);
            if (Rows.end(record) > lastEnd) {
                lastEnd = Rows.end(record);
                ends.add(event);
            }
        }
        acknowledge(committer);
        while (!closed && !read.offer(batch, 50, TimeUnit.MILLISECONDS)) {
            acknowledge(committer);
        }
    }

    private void acknowledge(RecordCommitter<RecordChangeEvent<SourceRecord>> committer) throws InterruptedException {
        @Nullable RecordChangeEvent<SourceRecord> last = null;
        while (!ends.isEmpty() && Rows.end(ends.getFirst().record()) <= proven) {
            last = ends.removeFirst();
        }
        if (last != null) {
            committer.markProcessed(last);
            committer.markBatchFinished();
        }
    }

    /**
     * What was not proven will be read again.
     *
     * @throws IOException when it cannot be stopped; it may then go on reading for as long as this process lives
     */
    @Override
    public void close() throws IOException {
        closed = true;
        try {
            awaitPolling();
            if (!over) {
                read.clear();
                stop();
            }
            if (!thread.join(STOPS)) {
                throw new IOException("the reader of the log does not end");
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * An engine that starts cannot be stopped. Also when it says that it polls, it has yet to write down whom it waits for: stopped right
     * then, it may trip over that list (AsyncEmbeddedEngine 3.6.1, runTasksPolling and stopPollingIfNeeded) and leave its connection, and with it
     * the slot, in use for good.
     */
    private void awaitPolling() throws IOException, InterruptedException {
        long end = System.nanoTime() + STARTS.toNanos();
        boolean started = running.await(STARTS.toNanos(), TimeUnit.NANOSECONDS);
        while (started && !over && !waitsForItsTasks()) {
            started = System.nanoTime() < end;
            Thread.sleep(1);
        }
        if (!started) {
            throw new IOException("the reader of the log neither starts nor fails");
        }
    }

    private boolean waitsForItsTasks() {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(it -> it.getClassName().equals(ExecutorCompletionService.class.getName())
                        && it.getMethodName().equals("take"));
    }

    private void stop() throws IOException {
        try {
            engine.close();
        } catch (IllegalStateException e) {
            if (!over) {
                throw new IOException("the reader of the log cannot be stopped", e);
            }
        }
    }
}
