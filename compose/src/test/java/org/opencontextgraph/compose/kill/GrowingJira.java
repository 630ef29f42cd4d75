package org.opencontextgraph.compose.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A project in which issue after issue is made, each with a comment. */
final class GrowingJira implements GrowingSource {
    private static final Pattern SINCE = Pattern.compile("updated >= \"([^\"]+)\"");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String USER =
            "{\"accountId\":\"557058:ann\",\"displayName\":\"Ann\",\"accountType\":\"atlassian\"}";

    private final ToolServer server;
    private final AtomicInteger issues = new AtomicInteger();

    GrowingJira() throws IOException {
        server = new ToolServer(this::answer);
    }

    private @Nullable String answer(String path, Map<String, String> query) {
        return switch (path) {
            case "/rest/api/2/serverInfo" -> "{\"deploymentType\":\"Cloud\"}";
            case "/rest/api/2/myself" -> "{\"timeZone\":\"UTC\"}";
            case "/rest/api/2/status" -> "[]";
            case "/rest/api/2/project/SHOP" -> "{\"id\":\"10003\",\"key\":\"SHOP\",\"simplified\":false}";
            case "/rest/api/2/mypermissions" -> "{\"permissions\":{\"BROWSE_PROJECTS\":{\"havePermission\":true}}}";
            case "/rest/api/3/search/jql" -> search(query);
            default ->
                path.startsWith("/rest/api/2/issue/")
                        ? issue(Integer.parseInt(path.substring("/rest/api/2/issue/".length())) - 20_000)
                        : null;
        };
    }

    private String search(Map<String, String> query) {
        Matcher jql = SINCE.matcher(query.getOrDefault("jql", ""));
        if (!jql.find()) {
            throw new IllegalStateException("this JQL is not known");
        }
        long since = LocalDateTime.parse(jql.group(1), MINUTE).toEpochSecond(ZoneOffset.UTC);
        int from = Integer.parseInt(query.getOrDefault("nextPageToken", "0"));
        int most = Integer.parseInt(query.getOrDefault("maxResults", "50"));
        int[] found = IntStream.range(from, issues.get())
                .filter(it -> updated(it).getEpochSecond() >= since)
                .limit(most + 1L)
                .toArray();
        boolean last = found.length <= most;
        String page =
                IntStream.of(found).limit(most).mapToObj(GrowingJira::issue).collect(Collectors.joining(","));
        return "{\"issues\":[" + page + "],\"isLast\":" + last
                + (last ? "" : ",\"nextPageToken\":\"" + found[most] + "\"") + "}";
    }

    private static Instant updated(int number) {
        return Instant.ofEpochSecond(GrowingSource.at(number) + 1);
    }

    private static String issue(int number) {
        String created =
                Instant.ofEpochSecond(GrowingSource.at(number)).toString().replace("Z", ".000+0000");
        String updated = updated(number).toString().replace("Z", ".000+0000");
        return "{\"id\":\"" + (20_000 + number) + "\",\"key\":\"SHOP-" + number
                + "\",\"changelog\":{\"total\":0,\"histories\":[]},\"fields\":{\"created\":\"" + created
                + "\",\"updated\":\"" + updated
                + "\",\"project\":{\"id\":\"10003\",\"key\":\"SHOP\"},\"security\":null,"
                + "\"issuerestriction\":{\"issuerestrictions\":{}},\"creator\":" + USER
                + ",\"comment\":{\"total\":1,\"comments\":[{\"id\":\"" + (700_000 + number) + "\",\"created\":\""
                + updated + "\",\"updated\":\"" + updated + "\",\"author\":" + USER + "}]}}}";
    }

    @Override
    public String kind() {
        return "jira";
    }

    @Override
    public List<String> settings(Path place) {
        return List.of("projects=SHOP", "since=2026-01-01", "address=" + server.address());
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
        return "jira@127.0.0.1:" + server.address().getPort() + ":";
    }

    @Override
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < issues.get(); i++) {
            ids.add("issue/" + (20_000 + i) + "/created");
            ids.add("comment/" + (700_000 + i));
        }
        return ids;
    }

    @Override
    public void close() {
        server.close();
    }
}
