package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub server of one repository: its lists are ordered, narrowed and parted as GitHub does it, behind one token. What it is asked
 * is noted, and what goes wrong is told beforehand.
 */
public final class FakeGithub implements AutoCloseable {
    public static final String REPOSITORY = "person-1/ants";
    static final long NUMBER = 134018330;

    /** The number of the repository. */
    public static long number() {
        return NUMBER;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, List<ObjectNode>> lists = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> others = new HashMap<>();
    private final Map<String, URI> away = new HashMap<>();
    private final Map<String, Integer> failing = new HashMap<>();
    private boolean renamed;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private String token = "a-token-of-a-test";

    /** What an answer is instead. */
    public record Trouble(int status, Map<String, String> headers, boolean cutOff) {
        public static Trouble status(int status) {
            return new Trouble(status, Map.of(), false);
        }

        public static Trouble limited(String header, String value) {
            return new Trouble(429, Map.of(header, value), false);
        }

        /** The body ends in the middle. */
        public static Trouble cut() {
            return new Trouble(200, Map.of(), true);
        }
    }

    public FakeGithub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String token() {
        return token;
    }

    public void revokeToken() {
        token = "another token";
    }

    public void nextAnswers(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    /** Method and path, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** @param list such as `issues` */
    public synchronized void put(String list, JsonNode item) {
        List<ObjectNode> all = lists.computeIfAbsent(list, _ -> new ArrayList<>());
        all.removeIf(it -> it.path("id").equals(item.path("id")));
        all.add((ObjectNode) item);
    }

    /** What stands at a path that is none of the repository's lists; an array is given page by page. */
    public synchronized void at(String path, JsonNode answer) {
        others.put(path, answer);
    }

    /** What stands at a path is not shown. */
    public synchronized void failAt(String path, int status) {
        failing.put(path, status);
    }

    /** The repository has another name now: who asks for the old one is sent to its number. */
    public synchronized void rename() {
        renamed = true;
    }

    /** Where who asks for a path is sent. */
    public synchronized void sendAway(String path, URI elsewhere) {
        away.put(path, elsewhere);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            asked.add(exchange.getRequestMethod() + " " + uri.getPath());
            if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, 401, "{\"message\":\"Bad credentials\"}");
                return;
            }
            Trouble trouble = troubles.poll();
            if (trouble != null && !trouble.cutOff()) {
                trouble.headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, trouble.status(), "{\"message\":\"no\"}");
                return;
            }
            Integer failure = failing.get(uri.getPath());
            if (failure != null) {
                send(exchange, failure, "{\"message\":\"no\"}");
                return;
            }
            URI moved = moved(uri);
            if (moved != null) {
                exchange.getResponseHeaders().set("Location", moved.toString());
                send(exchange, 301, "{\"message\":\"Moved Permanently\"}");
                return;
            }
            String body = body(uri);
            if (body == null) {
                send(exchange, 404, "{\"message\":\"Not Found\"}");
            } else if (trouble != null) {
                byte[] whole = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, whole.length);
                exchange.getResponseBody().write(whole, 0, whole.length / 2);
            } else {
                send(exchange, 200, body);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private synchronized @Nullable URI moved(URI uri) {
        String path = "/repos/" + REPOSITORY;
        if (renamed && uri.getPath().startsWith(path)) {
            return address()
                    .resolve("/repositories/" + NUMBER + uri.getPath().substring(path.length())
                            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        }
        return away.get(uri.getPath());
    }

    private synchronized @Nullable String body(URI uri) {
        String path = renamed ? "/repositories/" + NUMBER : "/repos/" + REPOSITORY;
        JsonNode other = others.get(uri.getPath());
        if (other != null) {
            return other.isArray() ? page(other, query(uri)) : other.toString();
        }
        if (uri.getPath().equals(path)) {
            return "{\"id\":" + NUMBER + ",\"permissions\":{\"push\":false}}";
        }
        if (!uri.getPath().startsWith(path + "/")) {
            return null;
        }
        String list = uri.getPath().substring(path.length() + 1);
        Map<String, String> query = query(uri);
        List<ObjectNode> all = new ArrayList<>(lists.getOrDefault(list, List.of()));
        if (list.equals("issues") || list.equals("issues/comments")) {
            Instant since = Instant.parse(query.getOrDefault("since", "1970-01-01T00:00:00Z"));
            all.removeIf(it -> updated(it).isBefore(since));
            all.sort(Comparator.comparing(FakeGithub::updated));
        } else {
            all.sort(Comparator.comparingLong((ObjectNode it) -> it.path("id").longValue())
                    .reversed());
        }
        return page(all, query);
    }

    private static String page(Iterable<? extends JsonNode> whole, Map<String, String> query) {
        List<JsonNode> all = new ArrayList<>();
        whole.forEach(all::add);
        int size = Integer.parseInt(query.getOrDefault("per_page", "30"));
        int from = size * (Integer.parseInt(query.getOrDefault("page", "1")) - 1);
        List<JsonNode> page = all.subList(Math.min(from, all.size()), Math.min(from + size, all.size()));
        try {
            return JSON.writeValueAsString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant updated(ObjectNode item) {
        return Instant.parse(item.path("updated_at").asText());
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
