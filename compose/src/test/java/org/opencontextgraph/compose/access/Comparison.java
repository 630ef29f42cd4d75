package org.opencontextgraph.compose.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One caller's answers from the API, beside the model's; collects what differs. */
final class Comparison {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROCESSES = "/api/v1/analytics/processes";
    private static final String ME = "/api/v1/me";

    private final Model model;
    private final Door door;
    private final List<String> differences;
    private final Random random;
    private final Map<String, Place> places = new HashMap<>();

    /** Where somebody was in a list when they last asked for it. */
    private record Place(String cursor, long count, String variant) {
        boolean isBefore(JsonNode row) {
            long shown = row.path("count").asLong();
            return shown < count
                    || (shown == count && row.path("variant").asText().compareTo(variant) > 0);
        }
    }

    Comparison(Model model, Door door, List<String> differences, Random random) {
        this.random = random;
        this.model = model;
        this.door = door;
        this.differences = differences;
    }

    void released(Caller caller, String process) throws IOException, InterruptedException {
        Figures figures = model.figures(caller);
        JsonNode list = door.read(caller, PROCESSES);
        same(
                caller,
                "processes",
                figures.processes(),
                lines(list.path("processes"), "process_key", "count", "last_window"));
        same(
                caller,
                "processes' time",
                complete(figures.hasWholes()),
                list.path("complete_up_to").asText());
        variants(caller, process, figures);
        graph(caller, process, "", figures);
        edge(caller, process, "", figures);
        suggestions(caller, process, figures);
        families(caller, process, "", figures);
        String step = World.STEPS.get(Math.floorMod((caller + process).hashCode(), World.STEPS.size()));
        filtered(caller, process, "contains=" + step, figures.wholes(step, true));
        filtered(caller, process, "without=" + step, figures.wholes(step, false));
    }

    /** The same questions about some of the whole sequences only. */
    private void filtered(Caller caller, String process, String filter, Figures figures)
            throws IOException, InterruptedException {
        JsonNode page = door.read(caller, PROCESSES + "/" + process + "/variants?limit=200&" + filter);
        same(
                caller,
                "variants of " + process + ", " + filter,
                variants(figures, process),
                variants(page.path("variants").valueStream().toList()));
        total(caller, process, filter, figures, page);
        graph(caller, process, filter, figures);
        edge(caller, process, filter, figures);
        families(caller, process, filter, figures);
    }

    private void variants(Caller caller, String process, Figures figures) throws IOException, InterruptedException {
        String path = PROCESSES + "/" + process + "/variants";
        int limit = random.nextBoolean() ? 2 : 100;
        List<JsonNode> variants = door.all(caller, path, "variants", limit);
        same(caller, "variants of " + process, variants(figures, process), variants(variants));
        List<String> order = variants.stream()
                .map(it -> "%09d %s"
                        .formatted(
                                1_000_000_000 - it.path("count").asLong(),
                                it.path("variant").asText()))
                .toList();
        same(caller, "order of variants of " + process, order.stream().sorted().toList(), order);
        oldCursor(caller, path, variants);
        total(caller, process, "", figures, door.read(caller, path + "?limit=1"));
    }

    private void total(Caller caller, String process, String filter, Figures figures, JsonNode page) {
        same(
                caller,
                "total of " + process + ", " + filter,
                String.valueOf(figures.total(process)),
                page.path("total_count").asText());
    }

    private static List<String> variants(Figures figures, String process) {
        return figures.variants(process).stream().map(Object::toString).sorted().toList();
    }

    private static List<String> variants(List<JsonNode> shown) {
        return shown.stream()
                .map(it -> line(it, "steps", "count", "people", "last_window", "median_seconds"))
                .sorted()
                .toList();
    }

    /** A cursor from before whatever happened opens what is behind it now, and nothing else. */
    private void oldCursor(Caller caller, String path, List<JsonNode> now) throws IOException, InterruptedException {
        Place place = places.remove(caller + path);
        if (place != null) {
            same(
                    caller,
                    "behind an old cursor of " + path,
                    now.stream()
                            .filter(place::isBefore)
                            .map(it -> it.path("variant").asText())
                            .toList(),
                    lines(
                            door.read(caller, path + "?limit=100&cursor=" + place.cursor())
                                    .path("variants"),
                            "variant"));
        }
        if (now.size() > 1) {
            JsonNode first = now.getFirst();
            String cursor =
                    door.read(caller, path + "?limit=1").path("next_cursor").asText();
            places.put(
                    caller + path,
                    new Place(
                            cursor,
                            first.path("count").asLong(),
                            first.path("variant").asText()));
            if (random.nextBoolean()) {
                oldCursor(caller, path, now);
            }
        }
    }

    /** @param filter empty: none */
    private void graph(Caller caller, String process, String filter, Figures figures)
            throws IOException, InterruptedException {
        JsonNode graph = door.read(caller, PROCESSES + "/" + process + "/graph?" + filter);
        same(
                caller,
                "edges of " + process + ", " + filter,
                figures.edges(process),
                graph.path("edges")
                        .valueStream()
                        .map(it -> it.path("source").asText() + ">"
                                + line(it, "target", "count", "people", "median_seconds"))
                        .toList());
        same(
                caller,
                "nodes of " + process + ", " + filter,
                figures.nodes(process),
                lines(graph.path("nodes"), "step", "count", "starts", "ends", "people"));
        if (filter.isEmpty()) {
            same(
                    caller,
                    "time of " + process,
                    complete(figures.hasAny(process)),
                    graph.path("complete_up_to").asText());
        }
    }

    /** Of one edge that is shown the median again, and of one that is not nothing. */
    private void edge(Caller caller, String process, String filter, Figures figures)
            throws IOException, InterruptedException {
        String path = PROCESSES + "/" + process + "/graph/edge?" + filter + (filter.isEmpty() ? "" : "&");
        List<String> edges = figures.edges(process);
        if (!edges.isEmpty()) {
            String[] edge = edges.getLast().split("[> ]", -1);
            JsonNode times = door.read(caller, path + "source=" + edge[0] + "&target=" + edge[1])
                    .path("times");
            same(
                    caller,
                    "time of " + edges.getLast(),
                    edge[edge.length - 1],
                    times.path("median_seconds").asText());
        }
        same(
                caller,
                "time of no edge",
                "null",
                door.read(caller, path + "source=x&target=x").path("times").asText());
    }

    private void suggestions(Caller caller, String process, Figures figures) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(
                Map.of("process_key", process, "recent_steps", List.of("x", World.STEPS.getFirst()), "limit", 20));
        same(
                caller,
                "suggestions of " + process,
                figures.suggestions(process, World.STEPS.getFirst()),
                lines(
                        door.send(caller, "POST", "/api/v1/suggest/next_steps", body)
                                .path("suggestions"),
                        "step",
                        "probability_percent",
                        "median_seconds"));
    }

    /** Which variants are alike is not judged here: every one is in one family, and a family's count is theirs. */
    private void families(Caller caller, String process, String filter, Figures figures)
            throws IOException, InterruptedException {
        Map<String, Figures.Sum> sums = figures.sums(process);
        Map<String, Figures.Sum> left = new TreeMap<>(sums);
        String path = PROCESSES + "/" + process + "/families" + (filter.isEmpty() ? "" : "?" + filter);
        for (JsonNode family : door.all(caller, path, "families", 50)) {
            long exact = 0;
            long k = 1;
            for (JsonNode member : family.path("members")) {
                Figures.Sum sum = left.remove(text(member.path("steps")));
                if (sum == null) {
                    differences.add(caller + ", families of " + process + ", " + filter + ": " + member + " is none of "
                            + sums);
                    return;
                }
                same(
                        caller,
                        "a member's count",
                        String.valueOf(sum.shown()),
                        member.path("count").asText());
                exact += sum.exact();
                k = Math.max(k, sum.k());
            }
            same(
                    caller,
                    "a family's count",
                    String.valueOf(exact / k * k),
                    family.path("count").asText());
        }
        same(caller, "families of " + process + ", " + filter + " left out", "{}", left.toString());
    }

    void own(Caller caller) throws IOException, InterruptedException {
        Own own = model.own(caller);
        same(caller, "me", own.me(), line(door.read(caller, ME), "known", "accounts"));
        same(caller, "consent", own.consent(), line(door.read(caller, ME + "/consent"), "opted_in", "since"));
        same(
                caller,
                "timeline",
                own.timeline(),
                door.all(caller, ME + "/timeline", "events", random.nextBoolean() ? 7 : 200).stream()
                        .map(it -> line(it, "id", "time", "step", "resource", "process_key", "lane"))
                        .toList());
        same(
                caller,
                "tasks",
                own.tasks(),
                door.all(caller, ME + "/tasks", "tasks", random.nextBoolean() ? 3 : 200).stream()
                        .map(it -> line(
                                it,
                                "id",
                                "process_key",
                                "resource",
                                "began",
                                "ended",
                                "step_count",
                                "sharing",
                                "reason"))
                        .toList());
    }

    /** What an administrator is told of a caller, whose token's groups nobody knows there. */
    void explained(Caller caller, String process) throws IOException, InterruptedException {
        JsonNode why = door.read(
                Door.ADMINISTRATOR,
                "/api/v1/admin/explain?process=" + process + "&person="
                        + URLEncoder.encode(caller.subject(), StandardCharsets.UTF_8));
        same(
                caller,
                "explanation of " + process,
                model.explanation(caller, process),
                List.of(
                        line(why, "person_known", "unknown_accounts", "visible"),
                        lines(why.path("belongs_to"), "audience", "groups").stream()
                                .sorted()
                                .toList()
                                .toString(),
                        lines(why.path("scopes"), "scope", "through").toString()));
    }

    private String complete(boolean seen) {
        return seen ? Instant.ofEpochMilli(model.chain().complete()).toString() : "null";
    }

    private void same(Caller caller, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            differences.add(caller + ", " + what + ":\n  model " + expected + "\n  API   " + actual + "\n  "
                    + model.facts().about(caller));
        }
    }

    private static List<String> lines(JsonNode list, String... fields) {
        List<String> lines = new ArrayList<>();
        list.forEach(item -> lines.add(line(item, fields)));
        return lines;
    }

    private static String line(JsonNode item, String... fields) {
        return Arrays.stream(fields).map(field -> text(item.path(field))).collect(Collectors.joining(" "));
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","))
                : value.asText();
    }
}
