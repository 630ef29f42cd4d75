package org.opencontextgraph.compose.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A tool's API on loopback, behind a token: JSON by path and query; what has no answer is not found. */
final class ToolServer implements AutoCloseable {
    static final String TOKEN = "a-token-of-a-test";

    private final HttpServer server;

    /** @param answers a text of JSON; null: 404 */
    ToolServer(BiFunction<String, Map<String, String>, @Nullable String> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, BiFunction<String, Map<String, String>, @Nullable String> answers)
            throws IOException {
        try (exchange) {
            boolean known =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            URI uri = exchange.getRequestURI();
            String body = known ? answers.apply(uri.getPath(), query(uri)) : null;
            byte[] bytes = (body == null ? "{}" : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body != null ? 200 : known ? 404 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        if (uri.getRawQuery() != null) {
            for (String one : uri.getRawQuery().split("&", -1)) {
                int sign = one.indexOf('=');
                query.put(one.substring(0, sign), URLDecoder.decode(one.substring(sign + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
