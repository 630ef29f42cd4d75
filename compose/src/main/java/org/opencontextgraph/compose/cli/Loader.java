package org.opencontextgraph.compose.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.DemoRun;
import org.opencontextgraph.compose.demo.Loading;
import org.opencontextgraph.compose.embedded.Secrets;
import org.opencontextgraph.compose.run.Connection;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.ingest.book.ImportBook;
import org.opencontextgraph.ingest.book.ImportTable;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;

/** What loading needs from a running instance: its topics, its ingest secret, and its API as the operator sees it. */
public record Loader(OcgConfig config, Secrets secrets, Connection connection) {
    private static final String GROUP = "group:";

    /** A token of an administrator, for an instance that does not believe the development identity provider. */
    private static final String TOKEN = "OCG_TOKEN";

    public static Loader to(Connection connection, Secrets secrets) {
        return new Loader(ConfigReader.read(connection.settings()), secrets, connection);
    }

    public Loading loading(PrintWriter err) {
        ImportBook book = new ImportTable(new Databases(config.postgres()).ingest(), InstantSource.system());
        return new Loading(feed(), secrets.ingest().bytes(), book, err);
    }

    public DemoRun demo(ApiReader api, ApiReader anybody, PrintWriter err) {
        return new DemoRun(loading(err), api, anybody, kafka(), config.kafka().topicPrefix());
    }

    public FeedSettings feed() {
        return FeedSettings.of(kafka(), config.kafka().topicPrefix());
    }

    /** The API as somebody sees it who is in all these groups. */
    public ApiReader api(List<String> audiences) {
        List<String> groups = new ArrayList<>();
        for (String audience : audiences) {
            if (audience.startsWith(GROUP)) {
                groups.add(audience.substring(GROUP.length()));
            }
        }
        @Nullable String given = System.getenv(TOKEN);
        String token = given != null ? given : connection.devTokens().fetch("operator", groups, List.of("ocg-admin"));
        return new ApiReader(connection.api(), token);
    }

    private Map<String, Object> kafka() {
        Map<String, Object> settings = new HashMap<>(config.kafka().client());
        settings.put("bootstrap.servers", config.kafka().bootstrapServers());
        return settings;
    }
}
