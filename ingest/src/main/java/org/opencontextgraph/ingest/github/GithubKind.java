package org.opencontextgraph.ingest.github;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolAccess;
import org.opencontextgraph.ingest.connector.ToolServer;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.schema.id.Audience;

/** GitHub, or a GitHub Enterprise Server. */
public final class GithubKind implements ConnectorKind {
    private static final String ADDRESS = "address";
    private static final String REPOSITORIES = "repositories";
    private static final String SINCE = "since";
    private static final String PUBLIC_ADDRESS = "https://api.github.com";
    private static final ToolServer PUBLIC = ToolServer.of(URI.create(PUBLIC_ADDRESS));

    /** OWNER/NAME: what GitHub allows in both, and nothing that would be another path. */
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/(?!\\.{1,2}$)[A-Za-z0-9._-]+");

    @Override
    public String name() {
        return "github";
    }

    @Override
    public List<ToolSetting> settings() {
        return List.of(
                new ToolSetting(REPOSITORIES, "OWNER/NAME of each repository that is read, separated by commas", null),
                new ToolSetting(SINCE, "the day (UTC) from which on it is read, such as 2026-01-31", null),
                new ToolSetting(
                        ToolSettings.READABLE_BY,
                        "who may read these repositories: `asked` (GitHub says it), `unknown`, or audiences whose members may"
                                + " all read them, separated by commas, on the operator's word",
                        ToolSettings.ASKED),
                new ToolSetting(ADDRESS, "where its API is", PUBLIC_ADDRESS));
    }

    @Override
    public boolean hasDeliveries() {
        return true;
    }

    @Override
    public Tool open(String name, ToolSettings settings, ToolAccess access) {
        List<String> repositories = settings.list(REPOSITORIES);
        for (String repository : repositories) {
            if (!REPOSITORY.matcher(repository).matches()) {
                throw new IllegalArgumentException(REPOSITORIES + ": expected OWNER/NAME, separated by commas");
            }
        }
        URI address = address(settings);
        return new GithubTool(
                name,
                toolOf(address),
                repositories,
                since(settings),
                new Readers(audiences(settings), settings.asksWhoReads()),
                new GithubApi(access.http(address, headers(access.token()))));
    }

    private static URI address(ToolSettings settings) {
        try {
            return URI.create(settings.get(ADDRESS));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ADDRESS + " is no address"); // a cause would repeat it
        }
    }

    static Map<String, String> headers(String token) {
        return Map.of(
                "Authorization",
                "Bearer " + token,
                "Accept",
                "application/vnd.github+json",
                "X-GitHub-Api-Version",
                "2022-11-28");
    }

    /** Numbers are a server's own; connectors of one server share its accounts. */
    private String toolOf(URI address) {
        ToolServer server = ToolServer.of(address);
        boolean isPublic = "https".equals(address.getScheme())
                && server.equals(PUBLIC)
                && String.valueOf(address.getRawPath()).matches("/*");
        return isPublic ? name() : name() + "@" + server.name();
    }

    private static Instant since(ToolSettings settings) {
        try {
            return LocalDate.parse(settings.get(SINCE)).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    SINCE + ": expected a day such as 2026-01-31"); // a cause would repeat it
        }
    }

    private static List<Audience> audiences(ToolSettings settings) {
        return settings.readableBy().stream().map(Audience::new).toList();
    }
}
