package org.opencontextgraph.query.materializer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format, big-endian (PostgreSQL manual, "COPY", "Binary Format").
 *
 * <p>Binary, because the server then parses neither numbers nor times.
 */
final class CopyBuffer {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    /** 2000-01-01T00:00Z, where PostgreSQL's timestamps begin, in milliseconds since 1970. */
    private static final long EPOCH_2000 = 946_684_800_000L;

    private static final int SMALLINT_OID = 21;
    private static final int TEXT_OID = 25;
    private static final int TIMESTAMPTZ_OID = 1184;
    private static final int CHUNK = 64 << 10;

    private ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    private int rows;

    CopyBuffer() {
        bytes.put(SIGNATURE).putInt(0).putInt(0);
    }

    int rows() {
        return rows;
    }

    CopyBuffer row(int fields) {
        rows++;
        room(2).putShort((short) fields);
        return this;
    }

    CopyBuffer text(@Nullable String value) {
        if (value == null) {
            room(4).putInt(-1);
        } else {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            room(4 + utf8.length).putInt(utf8.length).put(utf8);
        }
        return this;
    }

    CopyBuffer integer(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    CopyBuffer smallint(@Nullable Integer value) {
        if (value == null) {
            room(4).putInt(-1);
        } else {
            room(6).putInt(2).putShort(value.shortValue());
        }
        return this;
    }

    CopyBuffer bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    CopyBuffer bigint(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    /** @param millis since 1970-01-01T00:00Z, within the years that PostgreSQL knows */
    CopyBuffer timestamp(long millis) {
        return bigint(Math.multiplyExact(millis - EPOCH_2000, 1000L));
    }

    CopyBuffer texts(List<String> values) {
        return array(values, TEXT_OID, this::text);
    }

    CopyBuffer smallints(List<? extends @Nullable Integer> values) {
        return array(values, SMALLINT_OID, this::smallint);
    }

    /** @param millis each as in {@link #timestamp} */
    CopyBuffer timestamps(List<Long> millis) {
        return array(millis, TIMESTAMPTZ_OID, this::timestamp);
    }

    private <T extends @Nullable Object> CopyBuffer array(List<? extends T> values, int type, Consumer<T> element) {
        int at = bytes.position();
        room(24).putInt(0); // the length, known at the end
        bytes.putInt(values.isEmpty() ? 0 : 1)
                .putInt(values.stream().anyMatch(Objects::isNull) ? 1 : 0)
                .putInt(type);
        if (!values.isEmpty()) {
            bytes.putInt(values.size()).putInt(1);
            values.forEach(element);
        }
        bytes.putInt(at, bytes.position() - at - 4);
        return this;
    }

    /** Sends everything as {@code copy <into> from stdin}; may be repeated. */
    void copyInto(String into, Connection connection) throws SQLException {
        if (rows == 0) {
            return;
        }
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + into + " from stdin with (format binary)");
        try {
            for (int from = 0; from < bytes.position(); from += CHUNK) {
                copy.writeToCopy(bytes.array(), from, Math.min(CHUNK, bytes.position() - from));
            }
            copy.writeToCopy(new byte[] {-1, -1}, 0, 2); // the trailer
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private ByteBuffer room(int wanted) {
        if (bytes.remaining() < wanted) {
            int size = Math.max(bytes.capacity() * 2, bytes.position() + wanted);
            int position = bytes.position();
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size)).position(position);
        }
        return bytes;
    }
}
