package org.opencontextgraph.compose.bench.ingest;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A Jira of the Cloud with one project: its issues are found, ordered and parted as Jira does it. */
final class JiraSource implements SourceTool {
    private static final Pattern JQL =
            Pattern.compile("project = 10003 AND updated >= \"([^\"]+)\" ORDER BY updated ASC, key ASC");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final int issues;
    private final JiraItems world;
    private final LoopbackServer server;

    /** @param atLeast so many events, and up to 6 more */
    JiraSource(int atLeast) {
        issues = Math.ceilDiv(atLeast, JiraItems.EVENTS_OF_AN_ISSUE);
        world = new JiraItems(issues);
        server = new LoopbackServer(this::page);
    }

    @Override
    public String kind() {
        return "jira";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "address",
                server.address().toString(),
                "projects",
                "SHOP",
                "since",
                WorkYear.SINCE,
                "private-network",
                "yes");
    }

    @Override
    public String token() {
        return LoopbackServer.TOKEN;
    }

    @Override
    public int events() {
        return issues * JiraItems.EVENTS_OF_AN_ISSUE;
    }

    @Override
    public double ownSeconds() {
        return server.seconds();
    }

    private @Nullable String page(String path, Context query) {
        return switch (path) {
            case "/rest/api/2/serverInfo" -> "{\"deploymentType\":\"Cloud\"}";
            case "/rest/api/2/myself" -> "{\"timeZone\":\"Etc/UTC\"}";
            case "/rest/api/2/status" -> JiraItems.STATUSES;
            case "/rest/api/2/project/SHOP" -> "{\"id\":\"10003\",\"key\":\"SHOP\",\"simplified\":false}";
            case "/rest/api/2/project/SHOP/securitylevel" -> "{\"levels\":[]}";
            case "/rest/api/3/search/jql" -> search(query);
            default -> null;
        };
    }

    /** A token is the number of the issue with which its page begins. */
    private String search(Context query) {
        String token = query.queryParam("nextPageToken");
        int from = token == null ? first(String.valueOf(query.queryParam("jql"))) : Integer.parseInt(token);
        int to = Math.min(issues, from + Integer.parseInt(String.valueOf(query.queryParam("maxResults"))));
        return IntStream.range(from, to)
                .mapToObj(world::issue)
                .collect(Collectors.joining(
                        ",",
                        "{\"issues\":[",
                        to < issues ? "],\"isLast\":false,\"nextPageToken\":\"" + to + "\"}" : "],\"isLast\":true}"));
    }

    private int first(String jql) {
        Matcher asked = JQL.matcher(jql);
        if (!asked.matches()) {
            throw new IllegalStateException("this JQL is not known");
        }
        Instant since = LocalDateTime.parse(asked.group(1), MINUTE).toInstant(ZoneOffset.UTC);
        return WorkYear.first(issues, world::updated, since);
    }

    @Override
    public void close() {
        server.close();
    }
}
