package org.opencontextgraph.ingest.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of a tool, on this machine: notes what is asked, refuses whatever could write, and does damage to the answers that
 * it was told to.
 */
public final class RecordingServer implements AutoCloseable {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ToolServer tool;
    private final Set<String> readingPosts;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Request> asked = new ArrayList<>();
    private final List<Request> writing = new ArrayList<>();
    private final List<Planned> plan = new ArrayList<>();

    /** @param number of the request, the first is 1 */
    private record Planned(
            int number, Fault fault, @Nullable String path) {
        boolean hits(int request, String of) {
            return switch (fault.span()) {
                case ONCE -> request == number;
                case FROM_THEN_ON -> request >= number;
                case OF_THIS_PATH_FROM_THEN_ON -> request == number || (request > number && of.equals(path));
            };
        }
    }

    private RecordingServer(ToolServer tool, Set<String> readingPosts) {
        this.tool = tool;
        this.readingPosts = Set.copyOf(readingPosts);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public static RecordingServer before(ToolServer tool) {
        return before(tool, Set.of());
    }

    /** @param readingPosts paths at which a POST reads, as at search engines and GraphQL */
    public static RecordingServer before(ToolServer tool, Set<String> readingPosts) {
        return new RecordingServer(tool, readingPosts);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Damages the answer to a request that is still to come: 1 is the next one. */
    public synchronized void damage(int request, Fault fault) {
        plan.add(new Planned(asked.size() + request, fault, null));
    }

    /** Damages the answers to the next requests, one after the other. */
    public synchronized void damageNext(Fault... faults) {
        for (int i = 0; i < faults.length; i++) {
            damage(i + 1, faults[i]);
        }
    }

    /** From now on all answers are whole. */
    public synchronized void repair() {
        plan.clear();
    }

    /** In the order in which it came. */
    public synchronized List<Request> asked() {
        return List.copyOf(asked);
    }

    /** Requests that could have written. */
    public synchronized List<Request> writing() {
        return List.copyOf(writing);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Request.of(exchange);
            Line line = new Line(exchange, closing);
            Fault fault = note(request);
            if (!reads(request)) {
                line.send(Reply.status(405));
            } else if (fault == null) {
                line.send(tool.answer(request));
            } else {
                fault.damage().answer(line, tool.answer(request));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean reads(Request request) {
        return READING.contains(request.method())
                || (request.method().equals("POST") && readingPosts.contains(request.path()));
    }

    private synchronized @Nullable Fault note(Request request) {
        asked.add(request);
        if (!reads(request)) {
            writing.add(request);
        }
        for (Planned planned : plan) {
            if (planned.hits(asked.size(), request.path())) {
                if (planned.path() == null) {
                    plan.set(plan.indexOf(planned), new Planned(planned.number(), planned.fault(), request.path()));
                }
                return planned.fault();
            }
        }
        return null;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
