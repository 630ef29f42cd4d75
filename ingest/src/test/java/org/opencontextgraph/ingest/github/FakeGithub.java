package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.kit.Fault;
import org.opencontextgraph.ingest.kit.JsonText;
import org.opencontextgraph.ingest.kit.RecordingServer;
import org.opencontextgraph.ingest.kit.Reply;
import org.opencontextgraph.ingest.kit.Request;
import org.opencontextgraph.ingest.kit.ToolServer;

/**
 * A GitHub server of one repository: its lists are ordered, narrowed and parted as GitHub does it, behind one token. What it is asked
 * is noted, and what goes wrong is told beforehand.
 */
public final class FakeGithub implements ToolServer, AutoCloseable {
    public static final String REPOSITORY = "person-1/ants";
    static final long NUMBER = 134018330;
    private static final String PATH = "/repos/" + REPOSITORY;
    private static final String LASTING_PATH = "/repositories/" + NUMBER;

    /** The number of the repository. */
    public static long number() {
        return NUMBER;
    }

    private final RecordingServer server = RecordingServer.before(this);
    private final Map<String, List<ObjectNode>> lists = new HashMap<>();
    private final Map<String, JsonNode> others = new HashMap<>();
    private final Map<String, URI> away = new HashMap<>();
    private final Map<String, Integer> failing = new HashMap<>();
    private boolean renamed;
    private final Random order = new Random(3);
    private boolean hidden;
    private boolean shuffled;
    private String token = "a-token-of-a-test";

    public URI address() {
        return server.address();
    }

    public String token() {
        return token;
    }

    public void revokeToken() {
        token = "another token";
    }

    /** What is damaged of the next answers. */
    public void nextAnswers(Fault... next) {
        server.damageNext(next);
    }

    /** Method and path, in order. */
    public List<String> asked() {
        return server.asked().stream().map(Request::toString).toList();
    }

    /** @param list such as `issues` */
    public synchronized void put(String list, JsonNode item) {
        List<ObjectNode> all = lists.computeIfAbsent(list, _ -> new ArrayList<>());
        all.removeIf(it -> it.path("id").equals(item.path("id")));
        all.add((ObjectNode) item);
    }

    /** What is in a list is not there any more. */
    synchronized void take(String list, long id) {
        lists.getOrDefault(list, List.of()).removeIf(it -> it.path("id").longValue() == id);
    }

    synchronized ObjectNode get(String list, long id) {
        return lists.getOrDefault(list, List.of()).stream()
                .filter(it -> it.path("id").longValue() == id)
                .findFirst()
                .orElseThrow();
    }

    /** A list has it twice. */
    synchronized void repeat(String list, long id) {
        Objects.requireNonNull(lists.get(list)).add(get(list, id).deepCopy());
    }

    /** All lists of the repository are empty, or are not any more. */
    synchronized void hide(boolean all) {
        hidden = all;
    }

    /** What is on a page comes in no order. */
    synchronized void shuffle() {
        shuffled = true;
    }

    /** A review and a check of the pull request that is the issue of this number. */
    void pull(int issue, Instant time) {
        int pull = issue + 1;
        String commit = "%040x".formatted(issue);
        put("pulls/" + pull + "/reviews", GithubWorld.review(issue, pull, time));
        at(PATH + "/pulls/" + pull, GithubWorld.head(commit));
        at(PATH + "/commits/" + commit + "/check-runs", GithubWorld.checks(issue, pull, time));
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

    @Override
    public Reply answer(Request request) {
        if (!request.header("authorization").equals("Bearer " + token)) {
            return Reply.status(401);
        }
        Integer failure = failing.get(request.path());
        if (failure != null) {
            return Reply.status(failure);
        }
        String moved = moved(request);
        if (moved != null) {
            return Reply.status(301, Map.of("Location", moved));
        }
        String body = body(request);
        return body == null ? Reply.status(404) : Reply.json(body);
    }

    private synchronized @Nullable String moved(Request request) {
        if (renamed && request.path().startsWith(PATH)) {
            return LASTING_PATH + request.path().substring(PATH.length()) + request.rawQuery();
        }
        URI elsewhere = away.get(request.path());
        return elsewhere == null ? null : elsewhere.toString();
    }

    private synchronized @Nullable String body(Request request) {
        String path = renamed ? request.path().replace(LASTING_PATH, PATH) : request.path();
        JsonNode other = others.get(path);
        if (other != null) {
            return other.isArray() ? page(other, request.query()) : JsonText.of(other);
        }
        if (path.equals(PATH)) {
            return "{\"id\":" + NUMBER + ",\"permissions\":{\"push\":false}}";
        }
        if (!path.startsWith(PATH + "/")) {
            return null;
        }
        String list = path.substring(PATH.length() + 1);
        Map<String, String> query = request.query();
        List<ObjectNode> all = new ArrayList<>(hidden ? List.of() : lists.getOrDefault(list, List.of()));
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

    private String page(Iterable<? extends JsonNode> whole, Map<String, String> query) {
        List<JsonNode> all = new ArrayList<>();
        whole.forEach(all::add);
        int size = Integer.parseInt(query.getOrDefault("per_page", "30"));
        int from = size * (Integer.parseInt(query.getOrDefault("page", "1")) - 1);
        List<JsonNode> page =
                new ArrayList<>(all.subList(Math.min(from, all.size()), Math.min(from + size, all.size())));
        if (shuffled) {
            Collections.shuffle(page, order);
        }
        return JsonText.of(page);
    }

    private static Instant updated(ObjectNode item) {
        try {
            return Instant.parse(item.path("updated_at").asText());
        } catch (DateTimeException e) {
            return Instant.EPOCH.plusSeconds(item.path("id").longValue()); // hostile
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
