package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * What has to be known of a site before its issues can be read.
 *
 * @param cloud its search has pages with tokens; a Server's has numbers
 * @param zone in which JQL speaks to the user whose token it is
 */
record SiteFacts(boolean cloud, ZoneId zone, Statuses statuses) {

    static SiteFacts ask(JiraApi api) throws IOException {
        return new SiteFacts(isCloud(api), zone(api), Statuses.listed(api.get("status")));
    }

    /** Servers of long ago say nothing but their version. */
    static boolean isCloud(JiraApi api) throws IOException {
        JsonNode site = api.get("serverInfo");
        if (!site.path("deploymentType").isTextual() && !site.path("version").isTextual()) {
            throw new IOException("the tool does not say which Jira it is");
        }
        return site.path("deploymentType").asText().equals("Cloud");
    }

    private static ZoneId zone(JiraApi api) throws IOException {
        JsonNode zone = api.get("myself").path("timeZone");
        try {
            return ZoneId.of(zone.asText());
        } catch (DateTimeException e) {
            throw new IOException("the tool does not say the time zone of the token's user");
        }
    }
}
