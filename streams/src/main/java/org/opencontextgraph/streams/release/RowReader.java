package org.opencontextgraph.streams.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what {@link RowWriter} wrote, in the same order. */
final class RowReader {
    private final byte[] bytes;
    private int at;

    RowReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int octet() {
        return bytes[at++] & 0xFF;
    }

    long sorted() {
        return fixed() ^ Long.MIN_VALUE;
    }

    long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | octet();
        }
        return value;
    }

    Fingerprint fingerprint() {
        return new Fingerprint(fixed(), fixed());
    }

    /** All that is left. */
    List<Fingerprint> fingerprints() {
        List<Fingerprint> found = new ArrayList<>();
        while (hasMore()) {
            found.add(fingerprint());
        }
        return List.copyOf(found);
    }

    long varint() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = octet();
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return (value >>> 1) ^ -(value & 1);
    }

    int size() {
        return Math.toIntExact(varint());
    }

    String text() {
        int length = size();
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    byte[] octets(int length) {
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    byte[] rest() {
        return octets(bytes.length - at);
    }

    boolean hasMore() {
        return at < bytes.length;
    }
}
