package org.opencontextgraph.ingest.jira;

import java.net.URI;
import org.opencontextgraph.ingest.connector.ToolServer;

/**
 * A Jira, and the names that are made of it. Everything that Jira tells is named here and nowhere else, so that a delivery and an
 * answer come to the same names.
 *
 * <p>Ids of issues, and names of groups, are a site's own. Ids of accounts of the Cloud are Atlassian's, the same on every site, so
 * there a person's accounts of two sites are one.
 *
 * @param tool the site's name in resources and groups: `jira@acme.atlassian.net`
 * @param accounts the namespace of its accounts: `jira` in the Cloud, else the same as {@code tool}
 */
record Site(String tool, String accounts) {
    static final String KIND = "jira";

    /** Sites that are asked through this host are told apart by the path. */
    private static final String GATEWAY = "api.atlassian.com";

    private static final String CLOUD = ".atlassian.net";

    static Site at(URI address) {
        ToolServer server = ToolServer.of(address);
        String host = server.host();
        String path = String.valueOf(address.getRawPath()).replaceAll("/+$", "");
        String tool = KIND + "@" + server.name() + path;
        return new Site(tool, host.endsWith(CLOUD) || host.equals(GATEWAY) ? KIND : tool);
    }

    String issue(String issue) {
        return named("issue/" + issue);
    }

    String created(String issue) {
        return named("issue/" + issue + "/created");
    }

    /** @param what of the entry of a changelog, which may tell several things */
    String changed(String history, String what) {
        return named("history/" + history + "/" + what);
    }

    String comment(String comment) {
        return named("comment/" + comment);
    }

    String worklog(String worklog) {
        return named("worklog/" + worklog);
    }

    String project(String project) {
        return named("project/" + project);
    }

    /** What of a project has one level of its issue security. */
    String level(String project, String level) {
        return named("project/" + project + "/level/" + level);
    }

    /** What of a project is read by some whom Jira names with the issue alone; nobody tells its readers. */
    String restricted(String project) {
        return named("project/" + project + "/restricted");
    }

    String group(String name) {
        return named(name);
    }

    private String named(String rest) {
        return tool + ":" + rest;
    }
}
