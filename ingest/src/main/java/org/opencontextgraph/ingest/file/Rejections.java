package org.opencontextgraph.ingest.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.file.order.SpillDirectory;

/** All that was refused of a file, which may be all of it: so kept on disk, not in memory. */
final class Rejections implements Closeable {
    private final SpillDirectory directory;
    private final Map<String, Long> byReason = new TreeMap<>();
    private @Nullable FileChannel channel;
    private @Nullable DataOutputStream out;
    private @Nullable DataInputStream in;
    private long size;
    private long next;

    Rejections(SpillDirectory directory) {
        this.directory = directory;
    }

    void add(Rejected rejected) throws IOException {
        if (out == null) {
            channel = directory.open();
            out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        }
        try {
            out.writeUTF(rejected.place());
            out.writeUTF(rejected.reason());
        } catch (IOException e) {
            throw directory.failed(e);
        }
        byReason.merge(rejected.reason(), 1L, Long::sum);
        size++;
    }

    void finish() throws IOException {
        if (out != null) {
            try {
                out.flush();
            } catch (IOException e) {
                throw directory.failed(e);
            }
        }
    }

    long size() {
        return size;
    }

    /** How often each reason was given. */
    Map<String, Long> byReason() {
        return Map.copyOf(byReason);
    }

    /** The nth; asking in order costs nothing, asking back reads from the beginning. */
    Rejected get(long n) throws IOException {
        if (channel == null || n >= size) {
            throw new IndexOutOfBoundsException(n);
        }
        if (in == null || n < next) {
            channel.position(0);
            in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
            next = 0;
        }
        while (true) {
            Rejected rejected = new Rejected(in.readUTF(), in.readUTF());
            if (next++ == n) {
                return rejected;
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
