package org.opencontextgraph.ingest.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Rejected;

/** All that was refused of a file, which may be all of it: kept on disk, in a file that has no name once it is open. */
final class Rejections implements Closeable {
    private final Path directory;
    private final Map<String, Long> byReason = new TreeMap<>();
    private @Nullable FileChannel channel;
    private @Nullable DataOutputStream out;
    private @Nullable DataInputStream in;
    private long size;
    private long next;

    Rejections(Path directory) {
        this.directory = directory;
    }

    void add(Rejected rejected) throws IOException {
        if (out == null) {
            Path file = Files.createTempFile(directory, "ocg-rejected-", ".list");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        }
        out.writeUTF(rejected.place());
        out.writeUTF(rejected.reason());
        byReason.merge(rejected.reason(), 1L, Long::sum);
        size++;
    }

    void finish() throws IOException {
        if (out != null) {
            out.flush();
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
