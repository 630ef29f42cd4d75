package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.kit.Fault;
import org.opencontextgraph.ingest.kit.JsonText;
import org.opencontextgraph.ingest.kit.RecordingServer;
import org.opencontextgraph.ingest.kit.Reply;
import org.opencontextgraph.ingest.kit.Request;
import org.opencontextgraph.ingest.kit.ToolServer;

/**
 * A Jira: its issues are found, ordered and parted as Jira does it, in the Cloud or on a Server, behind one token. What it is asked is
 * noted, and what goes wrong is told beforehand. JQL is read in the time zone of the user, to the minute.
 */
public final class FakeJira implements ToolServer, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern JQL =
            Pattern.compile("project = (\\d+) AND updated >= \"([^\"]+)\" ORDER BY updated ASC, key ASC");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final boolean cloud;
    private final RecordingServer server = RecordingServer.before(this);
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final Map<String, Integer> refused = new HashMap<>();
    private final Map<String, ObjectNode> issues = new TreeMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Map<String, IntFunction<ObjectNode>> members = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final Random order = new Random(3);
    private boolean empty;
    private boolean shuffled;
    private String authorization = "Bearer a-token-of-a-test";
    private ZoneId zone = ZoneId.of("UTC");
    private int shown = 1_000;
    private boolean tokensRunOut;

    public FakeJira(boolean cloud) {
        this.cloud = cloud;
        answer("status", """
                [{"id":"1","name":"Waiting for Ann","statusCategory":{"key":"new"}},
                 {"id":"3","name":"Ann is at it","statusCategory":{"key":"indeterminate"}},
                 {"id":"6","name":"Ann did it","statusCategory":{"key":"done"}}]""");
        project("SHOP", "10003");
    }

    public URI address() {
        return server.address();
    }

    public String tool() {
        return "jira@127.0.0.1:" + server.address().getPort();
    }

    static String token() {
        return "a-token-of-a-test";
    }

    /** The header that opens it. */
    public void opensTo(String header) {
        authorization = header;
    }

    void zone(String name) {
        zone = ZoneId.of(name);
    }

    /** How much of the changelog and the comments of an issue a search shows. */
    public void shows(int most) {
        shown = most;
    }

    void letTokensRunOut() {
        tokensRunOut = true;
    }

    /** What is damaged of the next answers. */
    public void nextAnswers(Fault... next) {
        server.damageNext(next);
    }

    /** @param path below `rest/api/2/` */
    public void answer(String path, String json) {
        answers.put(path, JiraWorld.tree(json));
        refused.remove(path);
    }

    boolean knows(String path) {
        return answers.containsKey(path) || refused.containsKey(path);
    }

    public void refuse(String path, int status) {
        refused.put(path, status);
    }

    /** A key may be given to another project. */
    public void project(String key, String id) {
        answer("project/" + key, "{\"id\":\"" + id + "\",\"key\":\"" + key + "\",\"simplified\":false}");
        answer("project/" + key + "/securitylevel", "{\"levels\":[]}");
    }

    void group(String name, int size, IntFunction<ObjectNode> member) {
        sizes.put(name, size);
        members.put(name, member);
    }

    public synchronized void put(ObjectNode issue) {
        issues.put(issue.path("id").asText(), issue.deepCopy());
    }

    public synchronized ObjectNode issue(String id) {
        return Objects.requireNonNull(issues.get(id)).deepCopy();
    }

    synchronized void delete(String id) {
        issues.remove(id);
    }

    /** The search does not find it, though it is there. */
    synchronized void hide(String id) {
        hidden.add(id);
    }

    /** The search finds nothing, though there is something; or it does again. */
    public synchronized void hideAll(boolean all) {
        empty = all;
    }

    /** A search finds it twice. */
    public synchronized void repeat(String id) {
        repeated.add(id);
    }

    /** What is on a page comes in no order. */
    synchronized void shuffle() {
        shuffled = true;
    }

    /** Method and path, in order. */
    List<String> asked() {
        return server.asked().stream().map(Request::toString).toList();
    }

    @Override
    public Reply answer(Request request) {
        if (!authorization.equals(request.header("authorization"))) {
            return Reply.status(401);
        }
        String path = request.path().substring(1);
        if (tokensRunOut && request.query().containsKey("nextPageToken")) {
            tokensRunOut = false;
            return Reply.status(400);
        }
        Integer status = refused.get(path.replace("rest/api/2/", ""));
        JsonNode body = status == null ? body(path, request.query()) : null;
        return body == null ? Reply.status(status == null ? 404 : status) : Reply.json(JsonText.of(body));
    }

    private synchronized @Nullable JsonNode body(String whole, Map<String, String> query) {
        if (whole.equals("rest/api/3/search/jql")) {
            return cloud ? searchOfCloud(query) : null;
        }
        String path = whole.replace("rest/api/2/", "");
        if (answers.containsKey(path)) {
            return answers.get(path);
        }
        return switch (path) {
            case "serverInfo" -> JSON.createObjectNode().put("deploymentType", cloud ? "Cloud" : "Server");
            case "myself" -> JSON.createObjectNode().put("timeZone", zone.getId());
            case "search" -> cloud ? null : searchOfServer(query);
            case "group/member" -> members(query);
            default -> path.startsWith("issue/") ? ofIssue(path.split("/", -1), query) : null;
        };
    }

    private @Nullable JsonNode ofIssue(String[] path, Map<String, String> query) {
        ObjectNode issue = issues.get(path[1]);
        if (issue == null || path.length == 2) {
            return issue;
        }
        return switch (path[2]) {
            case "changelog" -> cloud ? page(issue.path("changelog").path("histories"), "values", query) : null;
            case "comment" -> page(issue.path("fields").path("comment").path("comments"), "comments", query);
            default -> null;
        };
    }

    private static ObjectNode page(JsonNode all, String name, Map<String, String> query) {
        int from = Integer.parseInt(query.getOrDefault("startAt", "0"));
        int most = Math.min(3, Integer.parseInt(query.getOrDefault("maxResults", "50")));
        ObjectNode page = JSON.createObjectNode().put("startAt", from).put("total", all.size());
        ArrayNode some = page.putArray(name);
        for (int i = from; i < Math.min(all.size(), from + most); i++) {
            some.add(all.get(i));
        }
        return page;
    }

    private @Nullable JsonNode members(Map<String, String> query) {
        String name = query.getOrDefault("groupname", query.getOrDefault("groupId", ""));
        IntFunction<ObjectNode> member = members.get(name);
        if (member == null) {
            return null;
        }
        int total = sizes.getOrDefault(name, 0);
        int from = Integer.parseInt(query.getOrDefault("startAt", "0"));
        int to = Math.min(total, from + Math.min(50, Integer.parseInt(query.getOrDefault("maxResults", "50"))));
        ObjectNode page = JSON.createObjectNode().put("total", total).put("isLast", to == total);
        ArrayNode values = page.putArray("values");
        IntStream.range(from, to).mapToObj(member).forEach(values::add);
        return page;
    }

    private JsonNode searchOfServer(Map<String, String> query) {
        List<ObjectNode> all = found(query);
        int from = Integer.parseInt(query.getOrDefault("startAt", "0"));
        int most = Integer.parseInt(query.getOrDefault("maxResults", "50"));
        ObjectNode answer = JSON.createObjectNode().put("startAt", from).put("total", all.size());
        ArrayNode page = answer.putArray("issues");
        all.stream().skip(from).limit(most).map(this::shown).forEach(page::add);
        order(page);
        return answer;
    }

    /** A token is where the page before has ended. */
    private JsonNode searchOfCloud(Map<String, String> query) {
        String token = query.get("nextPageToken");
        int most = Integer.parseInt(query.getOrDefault("maxResults", "50"));
        List<ObjectNode> all = found(query).stream()
                .filter(it -> token == null || place(it).compareTo(token) > 0)
                .toList();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode page = answer.putArray("issues");
        all.stream().limit(most).map(this::shown).forEach(page::add);
        order(page);
        answer.put("isLast", all.size() <= most);
        if (all.size() > most) {
            answer.put("nextPageToken", place(all.get(most - 1)));
        }
        return answer;
    }

    private void order(ArrayNode page) {
        if (shuffled) {
            List<JsonNode> some = page.valueStream().collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(some, order);
            page.removeAll().addAll(some);
        }
    }

    private ObjectNode shown(ObjectNode issue) {
        ObjectNode shown = issue.deepCopy();
        cut((ObjectNode) shown.path("changelog"), "histories");
        cut((ObjectNode) shown.path("fields").path("comment"), "comments");
        return shown;
    }

    private void cut(ObjectNode list, String name) {
        ArrayNode all = (ArrayNode) list.path(name);
        list.put("total", all.size());
        while (all.size() > shown) {
            all.remove(all.size() - 1);
        }
    }

    private List<ObjectNode> found(Map<String, String> query) {
        Matcher jql = JQL.matcher(query.getOrDefault("jql", ""));
        if (!jql.matches()) {
            throw new IllegalStateException("this JQL is not known");
        }
        // of an hour that there is twice the later one is meant here
        Instant since = LocalDateTime.parse(jql.group(2), MINUTE)
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
        return issues.values().stream()
                .filter(_ -> !empty)
                .filter(it -> !hidden.contains(it.path("id").asText()))
                .filter(it ->
                        it.path("fields").path("project").path("id").asText().equals(jql.group(1)))
                .filter(it -> !JiraWorld.updated(it).isBefore(since))
                .flatMap(it -> repeated.contains(it.path("id").asText()) ? Stream.of(it, it) : Stream.of(it))
                .sorted(Comparator.comparing(FakeJira::place))
                .toList();
    }

    private static String place(ObjectNode issue) {
        return JiraWorld.updated(issue).toEpochMilli() + " " + issue.path("id").asText();
    }

    @Override
    public void close() {
        server.close();
    }
}
