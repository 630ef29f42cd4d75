package org.opencontextgraph.compose.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.opencontextgraph.compose.embedded.Refusal;

/**
 * {@code /metrics} of the roles that have no public door, on the loopback interface only. It shows the default registry, in
 * which nothing has a label that names a process, a variant or a person.
 */
final class MetricsDoor implements AutoCloseable {
    private final HttpServer server;

    private MetricsDoor(HttpServer server) {
        this.server = server;
    }

    /** @param port 0 takes a free one */
    static MetricsDoor open(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            DefaultExports.initialize();
            server.createContext("/metrics", MetricsDoor::answer);
            server.start();
            return new MetricsDoor(server);
        } catch (IOException e) {
            throw new Refusal("port " + port + " is occupied by another program: set metrics.port to another one", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            StringWriter text = new StringWriter();
            TextFormat.write004(text, CollectorRegistry.defaultRegistry.metricFamilySamples());
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", TextFormat.CONTENT_TYPE_004);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
