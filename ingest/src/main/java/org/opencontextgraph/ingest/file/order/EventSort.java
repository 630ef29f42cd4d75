package org.opencontextgraph.ingest.file.order;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An external merge sort of a log's events (Knuth, The Art of Computer Programming 3, 5.4).
 *
 * <p>Rows fill a buffer; a full buffer is sorted and written as a run. Runs are merged, at most {@link #FAN_IN} at a time,
 * until one merge is left, and that one happens while the rows are read. What fits into the buffer never touches the disk.
 * Not for several threads.
 */
public final class EventSort implements Closeable {
    /** Runs merged at a time: their buffers take 5 MB. */
    static final int FAN_IN = 64;

    private final SpillDirectory directory;
    private final int fanIn;
    private final RowBuffer buffer;
    private @Nullable SpillFile spill;
    private List<SpillFile.Run> runs = new ArrayList<>();
    private long size;
    private boolean finished;

    /**
     * @param directory for rows that do not fit into memory
     * @param memory bytes for rows, at most 90 MB are used
     */
    public EventSort(SpillDirectory directory, long memory) {
        this(directory, Math.clamp(memory / RowBuffer.BYTES, 1, RowBuffer.MOST_ROWS), FAN_IN);
    }

    EventSort(SpillDirectory directory, int rowsInMemory, int fanIn) {
        this.directory = directory;
        this.buffer = new RowBuffer(rowsInMemory);
        this.fanIn = fanIn;
    }

    /** Takes a row whose position is above that of the last one. */
    public void add(Row row) throws IOException {
        if (finished) {
            throw new IllegalStateException("the sort is finished");
        }
        if (buffer.isFull()) {
            spillBuffer();
        }
        buffer.add(row);
        size++;
    }

    /** Ends the taking of rows. */
    public void finish() throws IOException {
        finished = true;
        if (spill == null) {
            buffer.sort();
            return;
        }
        spillBuffer();
        while (runs.size() > fanIn) {
            List<SpillFile.Run> merged = new ArrayList<>();
            for (int from = 0; from < runs.size(); from += fanIn) {
                List<SpillFile.Run> some = runs.subList(from, Math.min(from + fanIn, runs.size()));
                merged.add(write(new Merge(readers(spill, some))));
            }
            runs = merged;
        }
    }

    public long size() {
        return size;
    }

    /**
     * The rows in order, as often as asked for, once finished.
     *
     * @param rank how many to leave out
     * @throws UncheckedIOException while iterating, when the disk fails
     */
    public Iterator<Row> from(long rank) {
        if (!finished) {
            throw new IllegalStateException("the sort is not finished");
        }
        if (spill == null) {
            return IntStream.range((int) Math.min(rank, size), (int) size)
                    .mapToObj(buffer::row)
                    .iterator();
        }
        Iterator<Row> rows = new Merge(readers(spill, runs));
        for (long skipped = 0; skipped < rank && rows.hasNext(); skipped++) {
            rows.next();
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        if (spill != null) {
            spill.close();
        }
    }

    private void spillBuffer() throws IOException {
        buffer.sort();
        runs.add(write(IntStream.range(0, buffer.size()).mapToObj(buffer::row).iterator()));
        buffer.clear();
    }

    private SpillFile.Run write(Iterator<Row> rows) throws IOException {
        if (spill == null) {
            spill = new SpillFile(directory);
        }
        try {
            return spill.write(rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<RunReader> readers(SpillFile spill, List<SpillFile.Run> runs) {
        return runs.stream().map(run -> new RunReader(spill, run)).toList();
    }
}
