package org.opencontextgraph.compose.bench.ingest;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A GitHub server of one repository: its lists are ordered, narrowed and parted as GitHub does it. */
final class GithubSource implements SourceTool {
    private static final String NAME = "acme/shop";
    private static final String PATH = "/repos/" + NAME;
    private static final Pattern OF_PULL = Pattern.compile("/pulls/(\\d+)(/reviews)?");
    private static final Pattern CHECKS = Pattern.compile("/commits/([0-9a-f]{40})/check-runs");

    private final int items;
    private final GithubItems world;
    private final LoopbackServer server;

    /** @param atLeast so many events, and up to 13 more */
    GithubSource(int atLeast) {
        items = 2 * Math.ceilDiv(atLeast, GithubItems.EVENTS_OF_A_PAIR);
        world = new GithubItems(items);
        server = new LoopbackServer(this::page);
    }

    @Override
    public String kind() {
        return "github";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "repositories",
                NAME,
                "since",
                WorkYear.SINCE,
                "address",
                server.address().toString(),
                "private-network",
                "yes");
    }

    @Override
    public String token() {
        return LoopbackServer.TOKEN;
    }

    @Override
    public int events() {
        return items / 2 * GithubItems.EVENTS_OF_A_PAIR;
    }

    @Override
    public double ownSeconds() {
        return server.seconds();
    }

    private @Nullable String page(String path, Context query) {
        if (!path.startsWith(PATH)) {
            return null;
        }
        String list = path.substring(PATH.length());
        return switch (list) {
            case "" -> world.repository();
            case "/issues" -> updated(items, world::updated, world::issue, query);
            case "/issues/comments" -> updated(items * GithubItems.COMMENTS, world::commented, world::comment, query);
            case "/issues/events" -> newestFirst(items * GithubItems.ENTRIES, world::entry, query);
            case "/releases" -> "[]";
            default -> ofPull(list, query);
        };
    }

    private @Nullable String ofPull(String path, Context query) {
        Matcher pull = OF_PULL.matcher(path);
        if (pull.matches()) {
            int item = Integer.parseInt(pull.group(1)) - 1;
            return pull.group(2) == null ? world.pull(item) : part(1, _ -> world.review(item), query);
        }
        Matcher checks = CHECKS.matcher(path);
        if (checks.matches()) {
            return world.checks(Integer.parseInt(checks.group(1).substring(32), 16) - 1);
        }
        return null;
    }

    private static String updated(int all, IntFunction<Instant> time, IntFunction<String> item, Context query) {
        int first = WorkYear.first(all, time, Instant.parse(String.valueOf(query.queryParam("since"))));
        return part(all - first, it -> item.apply(first + it), query);
    }

    private static String newestFirst(int all, IntFunction<String> item, Context query) {
        return part(all, it -> item.apply(all - 1 - it), query);
    }

    private static String part(int all, IntFunction<String> item, Context query) {
        int size = number("per_page", query);
        int from = size * (number("page", query) - 1);
        return IntStream.range(Math.min(from, all), Math.min(from + size, all))
                .mapToObj(item)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static int number(String name, Context query) {
        return Integer.parseInt(String.valueOf(query.queryParam(name)));
    }

    @Override
    public void close() {
        server.close();
    }
}
