package org.opencontextgraph.streams.release;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds a row's key or value. Numbers in keys sort as numbers when bytes are compared unsigned. */
final class RowWriter {
    private byte[] bytes;
    private int length;

    RowWriter(int capacity) {
        bytes = new byte[capacity];
    }

    RowWriter octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Eight bytes, big-endian, sign flipped: sorts as a signed number. */
    RowWriter sorted(long value) {
        return fixed(value ^ Long.MIN_VALUE);
    }

    RowWriter fixed(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    RowWriter fingerprint(Fingerprint value) {
        return fixed(value.high()).fixed(value.low());
    }

    /** One to ten bytes; small numbers of either sign are short. */
    RowWriter varint(long value) {
        room(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** Text with its length before it: no text's bytes are a prefix of another's. */
    RowWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return varint(utf8.length).octets(utf8);
    }

    RowWriter octets(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    byte[] done() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
