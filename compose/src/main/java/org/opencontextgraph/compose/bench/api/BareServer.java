package org.opencontextgraph.compose.bench.api;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.Javalin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.Answers.VariantRow;
import org.opencontextgraph.query.server.context.VariantReader;

/** The limits: a constant, and the same statements through a pool with fifty rows written as JSON; nothing else is done. */
final class BareServer implements AutoCloseable {
    private final Javalin javalin;

    private record Row(String variant, Object steps, long count, String lastWindow) {
        static Row of(VariantRow row) {
            return new Row(
                    row.variant(), row.steps(), row.count(), row.lastWindow().toString());
        }
    }

    BareServer(VariantReader reader, Caller caller, VariantReader.Query query) {
        JsonMapper json = JsonMapper.builder().build();
        byte[] constant = "{\"suggestions\":[]}".getBytes(StandardCharsets.UTF_8);
        javalin = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.routes.get(
                    "/constant",
                    context -> context.contentType("application/json").result(constant));
            config.routes.get(
                    "/variants",
                    context -> context.contentType("application/json")
                            .result(json.writeValueAsBytes(Map.of(
                                    "variants",
                                    reader.variants(caller, query).items().rows().stream()
                                            .map(Row::of)
                                            .toList()))));
        });
        javalin.start("127.0.0.1", 0);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + javalin.port() + path);
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
