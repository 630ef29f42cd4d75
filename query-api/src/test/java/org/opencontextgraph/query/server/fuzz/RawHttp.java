package org.opencontextgraph.query.server.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 without any of the care that clients take (RFC 9112): sends whatever it is given. One request at a time. */
public final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;
    private @Nullable Connection kept;

    public RawHttp(int port) {
        this.port = port;
    }

    private record Connection(Socket socket, InputStream in) {}

    /** @throws IOException when there is no answer to a request that is none of those that may break a connection */
    public Answered ask(Asked asked) throws IOException {
        Connection used = kept;
        if (used != null && !asked.alone()) {
            try {
                return exchange(used, asked);
            } catch (EOFException e) {
                close(); // it was closed in the meantime, which is the server's right
            }
        }
        Connection fresh = connect();
        if (!asked.alone()) {
            close();
            kept = fresh;
            return exchange(fresh, asked);
        }
        try (var _ = fresh.socket()) {
            return exchange(fresh, asked);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return Answered.NOTHING;
        }
    }

    private Connection connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        return new Connection(socket, new BufferedInputStream(socket.getInputStream()));
    }

    private Answered exchange(Connection connection, Asked asked) throws IOException {
        write(connection, asked);
        Answered answered;
        do {
            answered = read(connection.in(), asked.method().equals("HEAD"));
        } while (answered.status() / 100 == 1);
        if (answered.header("connection").orElse("").equalsIgnoreCase("close") && !asked.alone()) {
            close();
        }
        return answered;
    }

    /** Whoever refuses a request early does not read the rest of it. */
    private void write(Connection connection, Asked asked) throws IOException {
        try {
            connection.socket().getOutputStream().write(asked.bytes(port));
            connection.socket().getOutputStream().flush();
            if (asked.alone()) {
                connection.socket().shutdownOutput();
            }
        } catch (IOException e) {
            if (!asked.alone()) {
                throw (EOFException) new EOFException("closed").initCause(e);
            }
        }
    }

    private static Answered read(InputStream in, boolean head) throws IOException {
        String start = line(in);
        String[] words = start.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5]\\d\\d")) {
            throw new IOException("no status line: " + start);
        }
        int status = Integer.parseInt(words[1]);
        Map<String, List<String>> headers = new TreeMap<>();
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
            String[] parts = field.split(":", 2);
            headers.computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(parts.length < 2 ? "" : parts[1].strip());
        }
        Answered bare = new Answered(status, headers, new byte[0]);
        if (head || status / 100 == 1 || status == 204 || status == 304) {
            return bare;
        }
        byte[] body = body(in, bare);
        if (bare.header("content-encoding").orElse("").equals("gzip")) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new Answered(status, headers, body);
    }

    private static byte[] body(InputStream in, Answered head) throws IOException {
        if (head.header("transfer-encoding").orElse("").equalsIgnoreCase("chunked")) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                whole.write(exactly(in, size));
                line(in);
            }
            line(in);
            return whole.toByteArray();
        }
        if (head.header("content-length").isEmpty()) {
            return in.readAllBytes();
        }
        return exactly(in, Integer.parseInt(head.header("content-length").get()));
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        byte[] read = in.readNBytes(size);
        if (read.length < size) {
            throw new IOException("the answer ends in the middle");
        }
        return read;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("closed");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        Connection open = kept;
        kept = null;
        if (open != null) {
            open.socket().close();
        }
    }
}
