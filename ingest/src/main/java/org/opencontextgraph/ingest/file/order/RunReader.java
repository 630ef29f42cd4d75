package org.opencontextgraph.ingest.file.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Reads one run of a spill file from its beginning to its end. */
final class RunReader implements Iterator<Row> {
    private final SpillFile file;
    private final ByteBuffer buffer = ByteBuffer.allocate(SpillFile.BUFFER).limit(0);
    private SpillFile.Run rest;

    RunReader(SpillFile file, SpillFile.Run run) {
        this.file = file;
        this.rest = run;
    }

    @Override
    public boolean hasNext() {
        return rest.rows() > 0;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (!buffer.hasRemaining()) {
            try {
                file.read(buffer, rest.from(), rest.rows() * Row.BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        rest = rest.after(1);
        return new Row(
                buffer.getLong(),
                buffer.getLong(),
                buffer.getLong(),
                buffer.getInt(),
                buffer.getInt(),
                buffer.getInt());
    }
}
