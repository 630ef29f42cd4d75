package org.opencontextgraph.ingest.file.order;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;

/** Sorted runs of rows in one file, 36 bytes a row; each further pass of the merge needs as much again. */
final class SpillFile implements Closeable {
    /** Buffer of a run that is read or written. */
    static final int BUFFER = Row.BYTES * 2_048;

    private final SpillDirectory directory;
    private final FileChannel channel;
    private long end;

    SpillFile(SpillDirectory directory) throws IOException {
        this.directory = directory;
        this.channel = directory.open();
    }

    /** @param from offset in bytes */
    record Run(long from, long rows) {
        Run after(long skipped) {
            long skip = Math.min(skipped, rows);
            return new Run(from + skip * Row.BYTES, rows - skip);
        }
    }

    /** Appends rows that come sorted. */
    Run write(Iterator<Row> rows) throws IOException {
        long from = end;
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (rows.hasNext()) {
            if (!buffer.hasRemaining()) {
                flush(buffer);
            }
            Row row = rows.next();
            buffer.putLong(row.time()).putLong(row.order()).putLong(row.position());
            buffer.putInt(row.caseId()).putInt(row.activity()).putInt(row.person());
        }
        flush(buffer);
        return new Run(from, (end - from) / Row.BYTES);
    }

    /** Fills the buffer from an offset, as far as {@code bytes} go. */
    void read(ByteBuffer buffer, long offset, long bytes) throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), bytes));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw directory.failed(new EOFException("the file has become shorter"));
            }
        }
        buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void flush(ByteBuffer buffer) throws IOException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                end += channel.write(buffer, end);
            }
        } catch (IOException e) {
            throw directory.failed(e);
        }
        buffer.clear();
    }
}
