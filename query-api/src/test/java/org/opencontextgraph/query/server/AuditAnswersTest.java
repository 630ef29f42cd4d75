package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ann and Ben are known; cat-tool is nobody's. */
class AuditAnswersTest {
    private static final String AUDIT = "/api/v1/admin/audit";
    private static final String IDENTITY = "/api/v1/admin/identity";
    private static final String LINK = "{\"account\":\"cat-tool\",\"person\":\"p-ann\",\"reason\":\"she says so\"}";
    private static final String MERGE = "{\"person\":\"p-bob\",\"same_as\":\"p-ben\",\"reason\":\"one desk\"}";

    private TestApi api;

    /** What an administrator may do that is audited. */
    private enum Action {
        LINK("POST", IDENTITY + "/links", AuditAnswersTest.LINK),
        UNLINK("DELETE", IDENTITY + "/links/dog-tool", null),
        REJECT("POST", IDENTITY + "/rejections", AuditAnswersTest.LINK),
        MERGE("POST", IDENTITY + "/persons", AuditAnswersTest.MERGE),
        EXPLAIN("GET", "/api/v1/admin/explain?person=ann&process=p", null),
        ACCOUNTS("GET", IDENTITY + "/accounts?name=at", null),
        SUGGESTIONS("GET", IDENTITY + "/suggestions", null);

        private final String method;
        private final String path;
        private final @Nullable String body;

        Action(String method, String path, @Nullable String body) {
            this.method = method;
            this.path = path;
            this.body = body;
        }
    }

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        new TestPeople(api).with("ann", "ben");
        api.database.run("insert into personal.account (account, person, evidence, bot, linked_person) values"
                + " ('cat-tool', 'p-cat', 'PROVISIONAL', false, null), ('bob-tool', 'p-bob', 'DIRECTORY', false, null),"
                + " ('dog-tool', 'p-dog', 'PROVISIONAL', false, 'p-ann');"
                + "insert into personal.account_name values ('cat-tool', 'chat', 'cat'), ('dog-tool', 'chat', 'dog')");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldTellAllThatAdministratorsDidAsAChainThatAnyoneCanCheck() throws Exception {
        // Given
        for (Action action : Action.values()) {
            assertThat(act(action).statusCode()).as(action.name()).isEqualTo(200);
        }
        // When: page by page
        List<JsonNode> entries = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = read("?limit=2" + cursor);
            page.path("entries").forEach(entries::add);
            cursor = "&cursor=" + page.path("next_cursor").asText();
        } while (!cursor.endsWith("=null"));
        // Then
        assertThat(entries)
                .extracting(it ->
                        it.path("actor").asText() + " " + it.path("action").asText() + " " + it.path("details"))
                .containsExactly(
                        "the-admin suggestion.list {}",
                        "the-admin account.list {\"name\":\"at\"}",
                        "the-admin permission.explain {\"person\":\"ann\",\"process\":\"p\"}",
                        "the-admin person.merge {\"person\":\"p-bob\",\"reason\":\"one desk\",\"same_as\":\"p-ben\"}",
                        "the-admin account.reject {\"account\":\"cat-tool\",\"person\":\"p-ann\",\"reason\":\"she says so\"}",
                        "the-admin account.unlink {\"account\":\"dog-tool\"}",
                        "the-admin account.link {\"account\":\"cat-tool\",\"person\":\"p-ann\",\"reason\":\"she says so\"}");
        String before = "0".repeat(64);
        for (JsonNode entry : entries.reversed()) {
            assertThat(entry.path("previous_hash").asText()).isEqualTo(before);
            assertThat(entry.path("hash").asText()).isEqualTo(hash(entry));
            before = entry.path("hash").asText();
        }
        assertThat(entries)
                .hasSize(7)
                .extracting(it -> it.path("number").asLong())
                .startsWith(7L)
                .endsWith(1L);
    }

    @Test
    void shouldFilterByActionActorAndTime() throws Exception {
        act(Action.REJECT);
        act(Action.EXPLAIN);
        String second = read("?action=permission.explain")
                .path("entries")
                .get(0)
                .path("at")
                .asText();
        assertThat(actions("?action=account.reject")).containsExactly("account.reject");
        assertThat(actions("?actor=the-admin")).hasSize(2);
        assertThat(actions("?actor=another")).isEmpty();
        assertThat(actions("?to=" + second)).containsExactly("account.reject");
        assertThat(actions("?from=" + second)).containsExactly("permission.explain");
        // a cursor goes on with the same filter only
        String cursor = read("?limit=1").path("next_cursor").asText();
        assertThat(actions("?cursor=" + cursor)).containsExactly("account.reject");
        assertThat(get("?actor=the-admin&cursor=" + cursor).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldAlsoTellPrivacyOfficersAndNobodyElse() throws Exception {
        act(Action.REJECT);
        String officer = api.issuer.sign(api.issuer
                .claims()
                .subject("an-officer")
                .claim("roles", List.of("ocg-privacy-officer"))
                .build());
        assertThat(api.get(AUDIT, officer).body()).contains("account.reject");
        assertThat(api.get(AUDIT, api.issuer.reader()).statusCode()).isEqualTo(403);
    }

    /** Each of the ways in which an entry can fail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "revoke insert on admin.audit_entry from ocg_migrator",
                "alter table admin.audit_entry add constraint full_disk check (false) not valid",
                "alter table admin.audit_entry rename to gone",
                "alter database %s set default_transaction_read_only = on"
            })
    void shouldRefuseWhateverCannotBeAudited(String failure) throws Exception {
        // Given
        api.database.run(failure.formatted(api.database.name()));
        for (Action action : Action.values()) {
            // When
            HttpResponse<String> refused = act(action);
            // Then
            assertThat(refused.statusCode()).as(action.name()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body())
                    .contains("urn:ocg:problem:unavailable", "nothing was done")
                    .doesNotContain("cat-tool", "p-ann", "visible", "admin.");
        }
        assertThat(api.links.written).isEmpty();
        assertThat(api.database.run("select kind from admin.identity_decision")).isEmpty();
        assertThat(api.database.run("select person from admin.explanation")).isEmpty();
    }

    @Test
    void shouldRefuseWhileSomebodyHoldsTheLog() throws Exception {
        try (Connection other = api.database.admin().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table admin.audit_entry in exclusive mode");
            HttpResponse<String> held = act(Action.LINK);
            assertThat(held.statusCode()).isEqualTo(503);
            other.rollback();
        }
        assertThat(api.links.written).isEmpty();
        assertThat(act(Action.LINK).statusCode()).isEqualTo(200);
        assertThat(actions("")).containsExactly("account.link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?action=link",
                "?from=yesterday",
                "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "?actor=a%00b",
                "?cursor=abc",
                "?limit=0",
                "?who=me"
            })
    void shouldSayWhatIsWrongWithARequest(String query) throws Exception {
        assertThat(get(query).statusCode()).isEqualTo(400);
    }

    private static String hash(JsonNode entry) throws Exception {
        StringBuilder text = new StringBuilder();
        for (String field : List.of("previous_hash", "number", "at", "actor", "action")) {
            netstring(text, entry.path(field).asText());
        }
        var details = new TreeMap<String, String>();
        entry.path("details")
                .properties()
                .forEach(it -> details.put(it.getKey(), it.getValue().asText()));
        details.forEach((name, value) -> {
            netstring(text, name);
            netstring(text, value);
        });
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void netstring(StringBuilder text, String value) {
        text.append(value.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(value)
                .append(',');
    }

    private List<String> actions(String query) throws Exception {
        return TestApi.summary(read(query).path("entries"), "action");
    }

    private JsonNode read(String query) throws Exception {
        HttpResponse<String> response = get(query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestApi.json(response.body());
    }

    private HttpResponse<String> get(String query) throws Exception {
        return api.get(AUDIT + query, token());
    }

    private HttpResponse<String> act(Action action) throws Exception {
        return api.send(action.method, action.path, token(), action.body);
    }

    private String token() {
        return api.issuer.sign(api.issuer
                .claims()
                .subject("the-admin")
                .claim("roles", List.of("ocg-admin"))
                .build());
    }
}
