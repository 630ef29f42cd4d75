package org.opencontextgraph.ingest.jira;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolAccess;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.schema.id.Audience;

/** Jira, in the Cloud or on a Server (Data Center). */
public final class JiraKind implements ConnectorKind {
    private static final String ADDRESS = "address";
    private static final String PROJECTS = "projects";
    private static final String SINCE = "since";
    private static final String USER = "user";
    private static final String NO_USER = "none";

    /** What Jira allows, and nothing that would be another path. */
    private static final Pattern PROJECT = Pattern.compile("[A-Z][A-Z0-9_]{0,254}");

    @Override
    public String name() {
        return Site.KIND;
    }

    @Override
    public List<ToolSetting> settings() {
        return List.of(
                new ToolSetting(ADDRESS, "where the site is, such as https://acme.atlassian.net", null),
                new ToolSetting(PROJECTS, "the key of each project that is read, separated by commas", null),
                new ToolSetting(SINCE, "the day (UTC) from which on it is read, such as 2026-01-31", null),
                new ToolSetting(
                        ToolSettings.READABLE_BY,
                        "asked: Jira says who may read; or audiences whose members may all read these projects, separated by"
                                + " commas, on the operator's word",
                        ToolSettings.ASKED),
                new ToolSetting(
                        USER,
                        "the e-mail address of the account whose API token it is (Cloud); none: it is a personal access token",
                        NO_USER));
    }

    @Override
    public boolean hasDeliveries() {
        return true;
    }

    @Override
    public Tool open(String name, ToolSettings settings, ToolAccess access) {
        List<String> projects = settings.list(PROJECTS);
        for (String project : projects) {
            if (!PROJECT.matcher(project).matches()) {
                throw new IllegalArgumentException(
                        PROJECTS + ": expected keys such as SHOP in upper case, separated by commas");
            }
        }
        URI address = address(settings);
        Site site = Site.at(address);
        Reading reading = new Reading(
                name,
                site,
                since(settings),
                settings.asksWhoReads(),
                settings.readableBy().stream().map(Audience::new).toList(),
                new Items(site));
        Map<String, String> headers = headers(settings.get(USER).strip(), access.token());
        return new JiraTool(reading, projects, new JiraApi(access.http(address, headers)));
    }

    private static URI address(ToolSettings settings) {
        try {
            return URI.create(settings.get(ADDRESS));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ADDRESS + " is no address"); // a cause would repeat it
        }
    }

    private static Map<String, String> headers(String user, String token) {
        String who = user.equals(NO_USER)
                ? "Bearer " + token
                : "Basic " + Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
        return Map.of("Authorization", who, "Accept", "application/json");
    }

    private static Instant since(ToolSettings settings) {
        try {
            return LocalDate.parse(settings.get(SINCE)).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    SINCE + ": expected a day such as 2026-01-31"); // a cause would repeat it
        }
    }
}
