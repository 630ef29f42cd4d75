package org.opencontextgraph.ingest.file.order;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;

/** Sorted runs of rows, one after another in one file that has no name any more once it is open. */
final class SpillFile implements Closeable {
    /** Buffer of a run that is read or written. */
    static final int BUFFER = Row.BYTES * 2_048;

    private final Path directory;
    private final FileChannel channel;
    private long end;

    /** @param directory where the file is made; needs room for the log's events at 36 bytes each, a little more for huge ones */
    SpillFile(Path directory) throws IOException {
        this.directory = directory;
        Path file = Files.createTempFile(directory, "ocg-sort-", ".rows");
        // on the systems we run on, "delete on close" unlinks the file as soon as it is open
        this.channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
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
                throw new IOException("the spill file in " + directory + " has become shorter");
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
            throw new IOException(
                    "sorting the log's events needs room in " + directory + ", which took " + (end >> 20)
                            + " MB and then no more: " + e.getMessage(),
                    e);
        }
        buffer.clear();
    }
}
