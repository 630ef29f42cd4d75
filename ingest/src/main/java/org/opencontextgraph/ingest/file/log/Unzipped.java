package org.opencontextgraph.ingest.file.log;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gzipped file's content. Where the compressed data breaks off, all that can be unpacked comes first, then a
 * {@link BrokenLogException}: it never says that more is available, or a buffering reader would ask again within one call
 * and lose to the exception what it already had.
 */
final class Unzipped extends FilterInputStream {
    private long count;

    Unzipped(InputStream packed) throws IOException {
        super(new GZIPInputStream(packed, 1 << 16));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        try {
            int read = super.read(into, from, length);
            count += Math.max(read, 0);
            return read;
        } catch (EOFException e) {
            throw new BrokenLogException("unpacked byte " + count, "the gzip data ends too early; the rest is missing");
        } catch (ZipException e) {
            throw new BrokenLogException("unpacked byte " + count, "the gzip data is damaged; the rest cannot be read");
        }
    }

    @Override
    public int available() {
        return 0;
    }
}
