package org.opencontextgraph.query.server;

import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A body while it comes in. It takes room for what has arrived, not for what was announced, and gives it back when it is closed. */
final class IncomingBody implements AutoCloseable {
    /** Small, as a connection that sends one byte and waits has one, too. */
    static final int PIECE = 16 << 10;

    /** Of a body that is refused, so that the answer arrives. */
    static final int MOST_LISTENED_TO = 64 << 20;

    private final InputStream in;
    private final Deadline deadline;
    private final Semaphore room;
    private final Semaphore listening;
    private final List<byte[]> pieces = new ArrayList<>();
    private int length;

    /** Is told of all that arrives, and may have enough. */
    @FunctionalInterface
    interface Scale {
        void add(int arrived, int soFar) throws TooManyRequestsException;
    }

    /**
     * @param room in pieces, for all bodies
     * @param listening to how many that are refused, at once
     */
    IncomingBody(InputStream in, Deadline deadline, Semaphore room, Semaphore listening) {
        this.in = in;
        this.deadline = deadline;
        this.room = room;
        this.listening = listening;
    }

    /**
     * The whole body.
     *
     * @throws HttpResponseException 408 when it is late, 413 when it is larger than {@code most}
     */
    byte[] read(int most, Scale scale) throws TooManyRequestsException {
        byte[] first = new byte[1];
        while (fill(first, 0, most, scale)) {
            byte[] piece = piece();
            piece[0] = first[0];
            fill(piece, 1, most, scale);
        }
        ByteBuffer whole = ByteBuffer.allocate(length);
        pieces.forEach(piece -> whole.put(piece, 0, Math.min(piece.length, whole.remaining())));
        return whole.array();
    }

    /**
     * Listens to the rest first: who is still sending when the connection is closed may lose the answer with it (RFC 9112, 9.6).
     *
     * @return 413
     */
    HttpResponseException tooLarge() {
        close();
        if (listening.tryAcquire()) {
            try {
                listen();
            } catch (HttpResponseException _) {
                // late, too: too large it is all the same
            } finally {
                listening.release();
            }
        }
        return new HttpResponseException(HttpStatus.CONTENT_TOO_LARGE.getCode());
    }

    private void listen() {
        byte[] unused = new byte[PIECE];
        long left = MOST_LISTENED_TO;
        for (int arrived = 0; arrived >= 0 && left > 0; left -= arrived) {
            arrived = next(unused, 0);
        }
    }

    /** Whether it was filled; else it is the last. */
    private boolean fill(byte[] piece, int from, int most, Scale scale) throws TooManyRequestsException {
        int filled = from;
        while (filled < piece.length) {
            int arrived = next(piece, filled);
            if (arrived < 0) {
                return false;
            }
            filled += arrived;
            length += arrived;
            if (length > most) {
                throw tooLarge();
            }
            scale.add(arrived, length);
        }
        return true;
    }

    private int next(byte[] piece, int from) {
        deadline.check();
        try {
            return in.read(piece, from, piece.length - from);
        } catch (IOException e) {
            if (isLate(e)) {
                throw Deadline.missed();
            }
            throw new BadRequestException("the body could not be read", e);
        }
    }

    private static boolean isLate(@Nullable Throwable e) {
        return e != null && (e instanceof TimeoutException || isLate(e.getCause()));
    }

    private byte[] piece() throws TooManyRequestsException {
        if (!room.tryAcquire()) {
            throw new TooManyRequestsException(
                    1, "more deliveries are on their way than there is room for; send it again in a moment");
        }
        byte[] piece = new byte[PIECE];
        pieces.add(piece);
        return piece;
    }

    @Override
    public void close() {
        room.release(pieces.size());
        pieces.clear();
    }
}
