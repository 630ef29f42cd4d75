package org.opencontextgraph.compose.canary;

import java.util.Map;
import org.opencontextgraph.compose.canary.HostileTool.Answer;

/** A project all of whose texts are canaries. */
record JiraCanaries(HostileTool server, Canaries canaries) {
    private static final String TIME = "\"2026-03-01T10:00:00.000+0000\"";
    private static final String SEARCH = "/rest/api/3/search/jql";

    void world() {
        Items items = new Items("jira", canaries);
        String user = items.with(
                "user",
                "{\"accountId\":\"557058:ann\",\"accountType\":\"atlassian\"}",
                "/displayName /emailAddress /name /key");
        String api = "/rest/api/2/";
        server.says(api + "serverInfo", items.with("server", "{\"deploymentType\":\"Cloud\"}", "/serverTitle"));
        server.says(api + "myself", items.with("myself", "{\"timeZone\":\"UTC\"}", "/emailAddress /displayName"));
        server.says(
                api + "status",
                "[" + items.with("status", "{\"id\":\"1\",\"statusCategory\":{\"key\":\"new\"}}", "/name /description")
                        + "]");
        server.says(
                api + "project/SHOP",
                items.with(
                        "project", "{\"id\":\"10003\",\"key\":\"SHOP\",\"simplified\":false}", "/name /description"));
        server.says(api + "mypermissions", "{\"permissions\":{\"BROWSE_PROJECTS\":{\"havePermission\":true}}}");
        server.says(
                api + "project/SHOP/securitylevel",
                "{\"levels\":[" + items.with("level", "{\"id\":\"10001\"}", "/name /description") + "]}");
        server.says(
                api + "project/SHOP/issuesecuritylevelscheme", items.with("security scheme", "{\"id\":10}", "/name"));
        server.says(
                api + "issuesecurityschemes/10/members",
                "{\"isLast\":true,\"values\":[{\"issueSecurityLevelId\":\"10001\",\"holder\":{\"type\":\"group\",\"parameter\":\"developers\"}}]}");
        server.says(
                api + "project/SHOP/permissionscheme",
                items.with(
                        "permission scheme",
                        "{\"id\":1,\"permissions\":[{\"permission\":\"BROWSE_PROJECTS\",\"holder\":{\"type\":\"group\",\"parameter\":\"developers\"}},"
                                + "{\"permission\":\"BROWSE_PROJECTS\",\"holder\":{\"type\":\"user\",\"parameter\":\"557058:ann\"}}]}",
                        "/name /description /permissions/1/holder/user/displayName"));
        server.says(
                api + "group/member",
                "{\"total\":1,\"isLast\":true,\"values\":["
                        + items.with(
                                "member of a group",
                                "{\"accountId\":\"557058:bob\",\"accountType\":\"atlassian\",\"active\":true}",
                                "/displayName /emailAddress")
                        + "]}");
        server.says(SEARCH, "{\"isLast\":true,\"issues\":[" + issue(items, user) + "]}");
    }

    private static String issue(Items items, String user) {
        String change = "{\"field\":\"status\",\"fieldtype\":\"jira\",\"from\":\"1\",\"to\":\"1\"}";
        return items.with(
                "issue",
                "{\"id\":\"20001\",\"key\":\"SHOP-1\",\"changelog\":{\"total\":1,\"histories\":[{\"id\":\"5\",\"created\":"
                        + TIME + ",\"author\":" + user + ",\"items\":[" + change
                        + ",{\"field\":\"summary\",\"fieldtype\":\"jira\"},{\"field\":\"labels\",\"fieldtype\":\"jira\"},"
                        + "{\"fieldtype\":\"custom\"},{\"fieldtype\":\"jira\"}]}]},\"fields\":{\"created\":" + TIME
                        + ",\"updated\":" + TIME
                        + ",\"project\":{\"id\":\"10003\",\"key\":\"SHOP\"},\"security\":{\"id\":\"10001\"},"
                        + "\"issuerestriction\":{\"issuerestrictions\":{}},\"creator\":" + user
                        + ",\"comment\":{\"total\":1,\"comments\":[{\"id\":\"7\",\"created\":" + TIME + ",\"updated\":"
                        + TIME + ",\"author\":" + user + "}]}}}",
                """
                /fields/summary /fields/description /fields/customfield_10010 /fields/environment
                /fields/security/name /fields/project/name /fields/status/name /fields/labels/0
                /fields/components/0/name /fields/attachment/0/filename /fields/sprint/name
                /fields/comment/comments/0/body /changelog/histories/0/items/0/fromString
                /changelog/histories/0/items/0/toString /changelog/histories/0/items/1/toString
                /changelog/histories/0/items/2/toString /changelog/histories/0/items/3/field
                /changelog/histories/0/items/3/toString /changelog/histories/0/items/4/field""");
    }

    /** Instead of an answer to a search. */
    void fails(int status) {
        server.says(
                SEARCH,
                new Answer(
                        status,
                        Map.of("X-Seraph", canaries.on("jira header of a " + status)),
                        "{\"errorMessages\":[\"" + canaries.on("jira body of a " + status) + " $AUTHORIZATION\"]}"));
    }
}
