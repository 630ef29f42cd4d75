package org.opencontextgraph.ingest.file.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only CSV that the parser can read and hold, so that one bad record does not end the reading.
 *
 * <p>A record that is too long, has text after a closing quote, or ends the file within a quote is passed on up to there,
 * its open quote closed, and the rest of its line dropped; {@link #cut(long)} then tells what was wrong with the record that
 * began on a line. The rest of the <em>line</em>, also within quotes: a record this long is most often a quote that nobody
 * closed, and the lines after it should be read. Line breaks are kept, so the parser's line numbers stay those of the file.
 */
final class RecordGuard extends InputStream {
    private enum At {
        FIELD_START,
        PLAIN,
        QUOTED,
        QUOTE_CLOSED,
        CUT
    }

    /** @param until the last line that is lost with the record that began on {@code line} */
    record Cut(long line, long until, String fault) {
        String place() {
            return until == line ? "line " + line : "lines " + line + " to " + until;
        }
    }

    private final InputStream in;
    private final int separator;
    private final int limit;
    private final byte[] buffer = new byte[1 << 16];
    private final ArrayDeque<Cut> cuts = new ArrayDeque<>();
    // each cut may add a quote
    private final byte[] out = new byte[2 * buffer.length];
    private int outStart;
    private int outEnd;
    private At at = At.FIELD_START;
    private int recordLength;
    private long line = 1;
    private long recordLine = 1;
    private boolean afterReturn;
    private boolean atLineStart = true;

    /** @param limit the longest record in bytes */
    RecordGuard(InputStream in, char separator, int limit) {
        this.in = in;
        this.separator = separator;
        this.limit = limit;
    }

    /** What was wrong with the record that began on this line; to be asked in the order of the lines. */
    @Nullable
    Cut cut(long startingLine) {
        while (!cuts.isEmpty() && cuts.element().line() < startingLine) {
            cuts.remove();
        }
        Cut cut = cuts.peek();
        return cut != null && cut.line() == startingLine ? cut : null;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (outStart == outEnd) {
            int read = in.read(buffer, 0, buffer.length);
            if (read < 0 && at != At.QUOTED) {
                return -1;
            }
            outStart = 0;
            outEnd = read < 0 ? cut("a quote is never closed", 0) : pass(read);
        }
        int passed = Math.min(length, outEnd - outStart);
        System.arraycopy(out, outStart, into, from, passed);
        outStart += passed;
        return passed;
    }

    /** Nothing: see {@link Unzipped}. */
    @Override
    public int available() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int pass(int read) {
        int end = 0;
        for (int i = 0; i < read; i++) {
            byte b = buffer[i];
            boolean lineBreak = b == '\n' || b == '\r';
            if (at != At.CUT && ++recordLength > limit && (at == At.QUOTED || !lineBreak)) {
                end = cut("the record is longer than " + limit + " bytes", end);
            }
            atLineStart = lineBreak;
            if (lineBreak) {
                lineBreak(b);
            } else {
                afterReturn = false;
                if (at == At.QUOTE_CLOSED && b != '"' && b != separator) {
                    end = cut("text follows a closing quote", end);
                }
                if (at == At.CUT) {
                    continue;
                }
                at = next(b);
            }
            out[end++] = b;
        }
        return end;
    }

    /** Ends the record here; returns the new end of the output. */
    private int cut(String fault, int end) {
        cuts.add(new Cut(recordLine, atLineStart ? line - 1 : line, fault));
        boolean open = at == At.QUOTED;
        at = At.CUT;
        if (open) {
            out[end] = '"';
        }
        return open ? end + 1 : end;
    }

    private At next(byte b) {
        if (b == '"') {
            return switch (at) {
                case FIELD_START, QUOTE_CLOSED -> At.QUOTED;
                case QUOTED -> At.QUOTE_CLOSED;
                case PLAIN, CUT -> at;
            };
        }
        if (at == At.QUOTED) {
            return at;
        }
        return b == separator ? At.FIELD_START : At.PLAIN;
    }

    private void lineBreak(byte b) {
        if (b != '\n' || !afterReturn) {
            line++;
        }
        afterReturn = b == '\r';
        if (at != At.QUOTED) {
            at = At.FIELD_START;
            recordLength = 0;
            recordLine = line;
        }
    }
}
