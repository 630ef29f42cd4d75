package org.opencontextgraph.compose.bench.ingest;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A server of JSON on loopback, behind one token. Its answers are not compressed: to compress them would cost more, in this
 * process, than everything that is measured.
 */
final class LoopbackServer implements AutoCloseable {
    static final String TOKEN = "a-token-of-a-benchmark";

    private final Javalin javalin;
    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final AtomicLong nanos = new AtomicLong();

    /** What stands at an address; null: nothing. */
    interface Pages {
        @Nullable
        String at(String path, Context query);
    }

    LoopbackServer(Pages pages) {
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.routes.get("/*", context -> answer(pages, context));
        });
        javalin.start("127.0.0.1", 0);
    }

    private void answer(Pages pages, Context context) {
        long began = System.nanoTime();
        if (!("Bearer " + TOKEN).equals(context.header("Authorization"))) {
            context.status(401).contentType("application/json").result("{\"message\":\"Bad credentials\"}");
            return;
        }
        String page = pages.at(context.path(), context);
        if (page == null) {
            context.status(404).contentType("application/json").result("{\"message\":\"Not Found\"}");
            return;
        }
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        context.contentType("application/json").result(body);
        requests.increment();
        bytes.add(body.length);
        nanos.addAndGet(System.nanoTime() - began);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + javalin.port());
    }

    long requests() {
        return requests.sum();
    }

    long bytes() {
        return bytes.sum();
    }

    /** Spent on making answers. */
    double seconds() {
        return nanos.get() / 1e9;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
