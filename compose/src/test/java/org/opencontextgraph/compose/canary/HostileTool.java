package org.opencontextgraph.compose.canary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A tool's API on loopback that answers whatever a test says, to any token; what it said is remembered. */
final class HostileTool implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Queue<String> served = new ConcurrentLinkedQueue<>();

    /** @param headers of the answer */
    record Answer(int status, Map<String, String> headers, String body) {}

    HostileTool() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on; of a list this is the first page, and there is no other. */
    void says(String path, String json) {
        says(path, new Answer(200, Map.of(), json));
    }

    void says(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** Whether this was in something that it was told, or told. */
    boolean said(String text) {
        return served.stream().anyMatch(it -> it.contains(text));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String query = String.valueOf(uri.getRawQuery());
            Answer answer = answers.getOrDefault(uri.getPath(), new Answer(404, Map.of(), "{}"));
            boolean further = query.matches("(^|.*&)page=([2-9]|1\\d)(&.*|$)");
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String body = further && answer.body().startsWith("[") ? "[]" : answer.body();
            body = body.replace("$AUTHORIZATION", authorization);
            answer.headers().forEach((name, value) -> {
                String header = value.replace("$AUTHORIZATION", authorization);
                exchange.getResponseHeaders().set(name, header);
                served.add(header);
            });
            served.add(authorization);
            served.add(body);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
