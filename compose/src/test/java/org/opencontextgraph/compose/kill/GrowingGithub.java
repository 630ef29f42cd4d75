package org.opencontextgraph.compose.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A repository in which issue after issue is opened, each with a comment. */
final class GrowingGithub implements GrowingSource {
    static final String REPOSITORY = "acme/shop";
    static final int NUMBER = 77;

    private final ToolServer server;
    private final AtomicInteger issues = new AtomicInteger();

    GrowingGithub() throws IOException {
        server = new ToolServer(this::answer);
    }

    private @Nullable String answer(String path, Map<String, String> query) {
        return switch (path) {
            case "/repos/" + REPOSITORY -> "{\"id\":" + NUMBER + ",\"permissions\":{\"push\":false}}";
            case "/repos/" + REPOSITORY + "/issues" -> page(query, GrowingGithub::issue);
            case "/repos/" + REPOSITORY + "/issues/comments" -> page(query, GrowingGithub::comment);
            case "/repos/" + REPOSITORY + "/issues/events", "/repos/" + REPOSITORY + "/releases" -> "[]";
            default -> null;
        };
    }

    /** All of one list that were updated since then, oldest first. */
    private String page(Map<String, String> query, IntFunction<String> item) {
        long since = Instant.parse(query.getOrDefault("since", "1970-01-01T00:00:00Z"))
                .getEpochSecond();
        int size = Integer.parseInt(query.getOrDefault("per_page", "30"));
        int skipped = size * (Integer.parseInt(query.getOrDefault("page", "1")) - 1);
        return IntStream.range(0, issues.get())
                .filter(it -> GrowingSource.at(it) >= since)
                .skip(skipped)
                .limit(size)
                .mapToObj(item)
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String issue(int number) {
        return "{\"id\":" + (900_000 + number) + ",\"number\":" + (number + 1) + "," + by("user", number) + "}";
    }

    private static String comment(int number) {
        String issue = REPOSITORY + "/issues/" + (number + 1);
        return "{\"id\":" + (number + 1) + ",\"html_url\":\"https://github.com/" + issue
                + "#issuecomment-1\",\"issue_url\":\"https://api.github.com/repos/" + issue + "\"," + by("user", number)
                + "}";
    }

    private static String by(String who, int number) {
        String time = Instant.ofEpochSecond(GrowingSource.at(number)).toString();
        return "\"" + who + "\":{\"id\":17,\"login\":\"somebody\",\"type\":\"User\"},\"created_at\":\"" + time
                + "\",\"updated_at\":\"" + time + "\"";
    }

    @Override
    public String kind() {
        return "github";
    }

    @Override
    public List<String> settings(Path place) {
        return List.of("repositories=" + REPOSITORY, "since=2026-01-01", "address=" + server.address());
    }

    @Override
    public boolean sendsPages() {
        return true;
    }

    @Override
    public void grow(int events) {
        issues.addAndGet(events / 2);
    }

    @Override
    public String prefix() {
        return "github@127.0.0.1:" + server.address().getPort() + ":repo/" + NUMBER + "/";
    }

    @Override
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < issues.get(); i++) {
            ids.add(opened(i));
            ids.add("comment/" + (i + 1));
        }
        return ids;
    }

    /** The id of the opening of an issue. */
    static String opened(int number) {
        return "issue/" + (number + 1) + "/opened/" + GrowingSource.at(number);
    }

    @Override
    public void close() {
        server.close();
    }
}
