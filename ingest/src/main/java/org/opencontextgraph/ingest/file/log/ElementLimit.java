package org.opencontextgraph.ingest.file.log;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends an XML file in which megabytes pass without a {@code <}: no value can hold that character, so no value can grow
 * beyond this limit in the parser's memory. Only the tail of each buffer is looked at.
 */
final class ElementLimit extends FilterInputStream {
    static final int LIMIT = 4 << 20;
    private long count;
    private long lastElement;

    ElementLimit(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        for (int i = from + read - 1; i >= from; i--) {
            if (into[i] == '<') {
                lastElement = count + i - from;
                break;
            }
        }
        count += Math.max(read, 0);
        if (count - lastElement > LIMIT) {
            throw new BrokenLogException("byte " + lastElement, "an element is longer than 4 MB; reading ends here");
        }
        return read;
    }

    @Override
    public int available() {
        return 0;
    }
}
