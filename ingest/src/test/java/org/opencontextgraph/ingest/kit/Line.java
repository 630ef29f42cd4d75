package org.opencontextgraph.ingest.kit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The way on which one answer goes out, whole or damaged. */
public final class Line {
    private static final int LONGEST_STALL = 20;

    private final HttpExchange exchange;
    private final CountDownLatch closing;

    Line(HttpExchange exchange, CountDownLatch closing) {
        this.exchange = exchange;
        this.closing = closing;
    }

    public void send(Reply reply) throws IOException {
        byte[] body = begin(reply);
        exchange.getResponseBody().write(body);
    }

    /** Half of the body, though the whole was promised; then the connection is closed. */
    public void cut(Reply reply) throws IOException {
        byte[] body = begin(reply);
        exchange.getResponseBody().write(body, 0, body.length / 2);
    }

    /** Half of the body, and then nothing for longer than anybody waits. */
    public void stall(Reply reply) throws IOException, InterruptedException {
        cut(reply);
        exchange.getResponseBody().flush();
        boolean _ = closing.await(LONGEST_STALL, TimeUnit.SECONDS);
    }

    /** All of it, in small pieces. */
    public void dribble(Reply reply) throws IOException, InterruptedException {
        byte[] body = begin(reply);
        OutputStream out = exchange.getResponseBody();
        int piece = Math.max(1, body.length / 5);
        for (int from = 0; from < body.length; from += piece) {
            out.write(body, from, Math.min(piece, body.length - from));
            out.flush();
            Thread.sleep(2);
        }
    }

    /** Not even a status. */
    public void hangUp() {
        exchange.close();
    }

    private byte[] begin(Reply reply) throws IOException {
        boolean headersOnly = exchange.getRequestMethod().equals("HEAD");
        byte[] body = headersOnly ? new byte[0] : reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        return body;
    }
}
