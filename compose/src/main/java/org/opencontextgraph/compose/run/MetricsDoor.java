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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.config.OcgConfig;

/**
 * {@code /metrics} of the roles that have no public door, on the loopback interface only. It shows the default registry, in
 * which nothing has a label that names a process, a variant or a person.
 */
public final class MetricsDoor implements AutoCloseable {
    static final String ROOM = "metrics";
    static final String PORT = "port";

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

    /**
     * Where an instance that runs on this directory has it; empty if nobody knows the port.
     *
     * @param config with {@code metrics.port} 0 for the port that the directory remembers
     */
    public static Optional<URI> addressOf(Path directory, OcgConfig config) {
        Path remembered = directory.resolve(ROOM).resolve(PORT);
        try {
            int port = config.metrics().port() == 0
                    ? Integer.parseInt(Files.readString(remembered).strip())
                    : config.metrics().port();
            return Optional.of(URI.create("http://127.0.0.1:" + port + "/metrics"));
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
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
