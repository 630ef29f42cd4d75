package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** Groups, a role, and who may browse the project of a {@link FakeJira}. */
final class JiraPeople {
    static final String SCHEME = "project/SHOP/permissionscheme";
    static final String ROLE = "project/SHOP/role/10002";
    private static final ObjectMapper JSON = new ObjectMapper();

    private JiraPeople() {}

    /** A role may browse, in which a group of two is. */
    static void admit(FakeJira jira) {
        for (String group : List.of("developers", "support", "jira-users")) {
            jira.group(group, 2, it -> member(group + "-" + it));
        }
        jira.answer(ROLE, """
                {"id":10002,"name":"Ann's friends","actors":[
                  {"type":"atlassian-group-role-actor","name":"developers","actorGroup":{"name":"developers"}},
                  {"type":"atlassian-user-role-actor","actorUser":{"accountId":"557058:ann"}}]}""");
        browsing(jira, "{\"type\":\"projectRole\",\"parameter\":\"10002\"}");
    }

    /** @param holders who may browse, in Jira's words */
    static void browsing(FakeJira jira, String... holders) {
        jira.answer(
                SCHEME,
                "{\"id\":1,\"permissions\":["
                        + List.of(holders).stream()
                                .map(it -> "{\"permission\":\"BROWSE_PROJECTS\",\"holder\":" + it + "}")
                                .collect(Collectors.joining(","))
                        + "]}");
    }

    /** Those of an application. */
    static void application(FakeJira jira) {
        jira.answer(
                "applicationrole/jira-software",
                "{\"groups\":[\"jira-users\"],\"groupDetails\":[{\"name\":\"jira-users\"},{\"name\":\"support\"}]}");
    }

    /** Two levels, and who is in them. */
    static void levels(FakeJira jira, String members) {
        jira.answer("project/SHOP/securitylevel", "{\"levels\":[{\"id\":\"10001\"},{\"id\":\"10002\"}]}");
        jira.answer("project/SHOP/issuesecuritylevelscheme", "{\"id\":10}");
        jira.answer("issuesecurityschemes/10/members", "{\"isLast\":true,\"values\":[" + members + "]}");
    }

    static ObjectNode member(String id) {
        return JSON.createObjectNode()
                .put("accountId", id)
                .put("displayName", JiraWorld.SECRET)
                .put("active", true);
    }
}
