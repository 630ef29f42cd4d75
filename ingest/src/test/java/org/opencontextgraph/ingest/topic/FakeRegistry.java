package org.opencontextgraph.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A schema registry on this machine, with Confluent's answers. */
final class FakeRegistry implements AutoCloseable {
    final Map<Integer, String> schemas = Collections.synchronizedMap(new TreeMap<>());
    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    final List<String> logins = Collections.synchronizedList(new ArrayList<>());
    volatile boolean away;

    private final HttpServer server;

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String schema = schemas.get(Integer.parseInt(path.substring("/schemas/ids/".length())));
        if (away) {
            send(exchange, 500, "{\"error_code\":50001,\"message\":\"Error in the backend datastore\"}");
        } else if (schema == null) {
            send(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
        } else {
            send(exchange, 200, new JsonMapper().writeValueAsString(Map.of("schema", schema)));
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** In Confluent's wire format. */
    static byte[] framed(int schema, byte[] value) {
        return ByteBuffer.allocate(5 + value.length)
                .put((byte) 0)
                .putInt(schema)
                .put(value)
                .array();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
