package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ann and Ben are known, cat-tool is nobody's and called like Ann. */
class IdentityAnswersTest {
    private static final String BASE = "/api/v1/admin/identity";
    private static final String LINK_CAT = "{\"account\":\"cat-tool\",\"person\":\"p-ann\",\"reason\":\"she says so\"}";

    private TestApi api;
    private TestPeople people;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        people = new TestPeople(api).with("ann", "ben", "admin");
        api.database.run("insert into personal.account (account, person, evidence, bot) values"
                + " ('cat-tool', 'p-cat', 'PROVISIONAL', false), ('robot', 'p-robot', 'PROVISIONAL', true);"
                + "insert into personal.account_name values ('ann-login', 'identity-provider', 'ann.lee@corp.example'),"
                + " ('ann-tool', 'tracker', 'Ann.Lee'), ('ben-tool', 'tracker', 'ben'),"
                + " ('admin-tool', 'tracker', 'admin'), ('cat-tool', 'chat', 'ann_lee'), ('robot', 'chat', 'ann-lee')");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldSuggestWhoseAnAccountMayBeAndSayWhy() throws Exception {
        JsonNode suggestions = read("/suggestions").path("suggestions");

        assertThat(suggestions).hasSize(1);
        JsonNode suggestion = suggestions.get(0);
        assertThat(suggestion.path("account").toString())
                .isEqualTo("{\"account\":\"cat-tool\",\"tool\":\"chat\",\"name\":\"ann_lee\",\"person\":\"p-cat\","
                        + "\"evidence\":\"provisional\",\"bot\":false,\"linked\":false}");
        assertThat(TestApi.summary(suggestion.path("candidates"), "person", "likeness", "reason"))
                .containsExactly("p-ann same_written_differently an account of this person in tracker has the same name"
                        + " but for case, accents and punctuation");
    }

    @Test
    void shouldLinkWriteItDownAndUndoIt() throws Exception {
        // Given
        people.event("cat", "e1", "2026-03-02T12:00:00Z", 1);
        // When
        HttpResponse<String> linked = send("POST", "/links", LINK_CAT);
        // Then
        assertThat(linked.statusCode()).as(linked.body()).isEqualTo(200);
        assertThat(linked.body()).isEqualTo("{\"account\":\"cat-tool\",\"linked_to\":\"p-ann\",\"visible\":true}");
        assertThat(read("/suggestions").path("suggestions")).isEmpty();
        assertThat(people.ask("ann", "").body()).isEqualTo("{\"known\":true,\"accounts\":3,\"linked_accounts\":1}");
        assertThat(TestApi.summary(
                        read("/accounts?tool=chat&name=LEE").path("accounts"),
                        "account",
                        "person",
                        "evidence",
                        "linked"))
                .containsExactly("cat-tool p-ann operator true", "robot p-robot provisional false");

        // And when it is undone
        HttpResponse<String> undone = send("DELETE", "/links/cat-tool?reason=wrong", null);
        assertThat(undone.body()).isEqualTo("{\"account\":\"cat-tool\",\"linked_to\":null,\"visible\":true}");
        assertThat(read("/suggestions").path("suggestions")).hasSize(1);
        assertThat(api.links.written).containsExactly("cat-tool p-ann", "cat-tool nobody");

        // Then both are in the audit, the latest first, page by page
        JsonNode first = read("/audit?limit=1");
        JsonNode second = read("/audit?cursor=" + first.path("next_cursor").asText());
        assertThat(summary(first)).containsExactly("the-admin undo cat-tool null wrong");
        assertThat(summary(second)).containsExactly("the-admin link cat-tool p-ann she says so");
        assertThat(second.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void shouldNotSuggestAgainWhatWasRejected() throws Exception {
        HttpResponse<String> rejected = send(
                "POST", "/rejections", "{\"account\":\"cat-tool\",\"person\":\"p-ann\",\"reason\":\"another Ann\"}");
        assertThat(rejected.statusCode()).isEqualTo(200);
        assertThat(read("/suggestions").path("suggestions")).isEmpty();
        assertThat(api.links.written).isEmpty();
        assertThat(summary(read("/audit"))).containsExactly("the-admin reject cat-tool p-ann another Ann");
        // And it can still be linked by hand
        assertThat(send("POST", "/links", LINK_CAT).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldLinkToWhoeverHasAnotherAccount() throws Exception {
        String body = "{\"account\":\"cat-tool\",\"same_person_as_account\":\"%s\",\"reason\":\"r\"}";
        assertThat(send("POST", "/links", body.formatted("ben-login")).body()).contains("\"linked_to\":\"p-ben\"");
        for (String nobodys : List.of("cat-tool", "robot", "absent")) {
            assertThat(send("POST", "/links", body.formatted(nobodys)).statusCode())
                    .isEqualTo(nobodys.equals("cat-tool") ? 200 : 409);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "absent, p-ann, 404, no account of that number",
        "ben-login, p-ann, 404, no account of that number",
        "robot, p-ann, 409, bot",
        "ann-login, p-ben, 409, log in",
        "cat-tool, p-cat, 409, nobody vouches",
        "cat-tool, p-nobody, 409, nobody vouches"
    })
    void shouldRefuseWhatMustNotBe(String account, String person, int status, String words) throws Exception {
        HttpResponse<String> refused = send(
                "POST", "/links", "{\"account\":\"" + account + "\",\"person\":\"" + person + "\",\"reason\":\"r\"}");
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(words);
        assertThat(read("/audit").path("decisions")).isEmpty();
        assertThat(api.links.written).isEmpty();
    }

    /** Or else an administrator could read what somebody else did on a timeline that is their own. */
    @Test
    void shouldLetNobodyLinkAnAccountToThemselves() throws Exception {
        String body = LINK_CAT.replace("p-ann", "p-admin");
        HttpResponse<String> refused = api.send("POST", BASE + "/links", token("admin"), body);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("another administrator");
        assertThat(send("POST", "/links", body).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldDoNothingThatCannotBeWrittenDown() throws Exception {
        api.database.run("revoke insert (decided_by) on admin.identity_decision from ocg_api");
        assertThat(send("POST", "/links", LINK_CAT).statusCode()).isEqualTo(503);
        assertThat(send("POST", "/rejections", LINK_CAT).statusCode()).isEqualTo(503);
        assertThat(api.links.written).isEmpty();
        assertThat(read("/suggestions").path("suggestions")).hasSize(1);
    }

    @Test
    void shouldSayWhenItIsNotCertainAndRepairItWhenDecidedAgain() throws Exception {
        api.links.brokerGone.set(true);
        HttpResponse<String> lost = send("POST", "/links", LINK_CAT);
        assertThat(lost.statusCode()).isEqualTo(503);
        assertThat(lost.body()).contains("decide it again").doesNotContain("broker", "p-ann");
        // the decision stands in the book, so it can be undone though nobody sees it yet
        api.links.brokerGone.set(false);
        assertThat(send("DELETE", "/links/cat-tool", null).statusCode()).isEqualTo(200);
        assertThat(api.links.written).containsExactly("cat-tool nobody");
        assertThat(send("DELETE", "/links/cat-tool", null).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldSayThatItWasWrittenWhenItCannotBeSeenYet() throws Exception {
        api.links.materializerStopped.set(true);
        assertThat(send("POST", "/links", LINK_CAT).body())
                .isEqualTo("{\"account\":\"cat-tool\",\"linked_to\":\"p-ann\",\"visible\":false}");
    }

    /** Whoever writes last writes what the book says last. */
    @Test
    void shouldLeaveInTheTopicWhatWasDecidedLastWhenManyDecideAtOnce() throws Exception {
        api.links.materializerStopped.set(true);
        List<Callable<HttpResponse<String>>> decisions = new ArrayList<>();
        for (String person : List.of("p-ann", "p-ben", "p-ann", "p-ben")) {
            decisions.add(() -> send("POST", "/links", LINK_CAT.replace("p-ann", person)));
            decisions.add(() -> send("DELETE", "/links/cat-tool", null));
        }
        try (ExecutorService administrators = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> answer : administrators.invokeAll(decisions)) {
                assertThat(answer.get().statusCode()).isIn(200, 404);
            }
        }
        JsonNode last = read("/audit?limit=1").path("decisions").get(0);
        assertThat(api.links.written.getLast())
                .isEqualTo("cat-tool "
                        + (last.path("person").isNull()
                                ? "nobody"
                                : last.path("person").asText()));
    }

    @Test
    void shouldFindAccountsPageByPage() throws Exception {
        JsonNode first = read("/accounts?tool=tracker&limit=2");
        JsonNode second = read(
                "/accounts?tool=tracker&cursor=" + first.path("next_cursor").asText());
        assertThat(TestApi.summary(first.path("accounts"), "account", "name"))
                .containsExactly("admin-tool admin", "ann-tool Ann.Lee");
        assertThat(TestApi.summary(second.path("accounts"), "account", "name")).containsExactly("ben-tool ben");
        assertThat(read("/accounts?name=%25").path("accounts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /accounts?cursor=abc | ",
                "GET | /accounts?name=a%00b | ",
                "GET | /audit?cursor=ZGVjaXNpb25zOmFiYw | ",
                "GET | /suggestions?cursor=ZGVjaXNpb25zOjE | ",
                "GET | /suggestions?limit=0 | ",
                "DELETE | /links/a%00b | ",
                "POST | /links | {}",
                "POST | /links | {\"account\":\"a\",\"person\":\"p\"}",
                "POST | /links | {\"account\":\"a\",\"reason\":\"r\"}",
                "POST | /links | {\"account\":\"a\",\"person\":\"p\",\"same_person_as_account\":\"b\",\"reason\":\"r\"}",
                "POST | /links | {\"account\":7,\"person\":\"p\",\"reason\":\"r\"}",
                "POST | /links | {\"account\":\"a\",\"person\":\" \",\"reason\":\"r\"}",
                "POST | /rejections | {\"account\":\"a\"}"
            })
    void shouldSayWhatIsWrongWithARequest(String method, String path, String body) throws Exception {
        assertThat(send(method, path, body).statusCode()).isEqualTo(400);
    }

    private static List<String> summary(JsonNode audit) {
        return TestApi.summary(audit.path("decisions"), "by", "kind", "account", "person", "reason");
    }

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> response = send("GET", path, null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestApi.json(response.body());
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body) throws Exception {
        return api.send(method, BASE + path, token("the-admin"), body);
    }

    private String token(String subject) {
        return api.issuer.sign(api.issuer
                .claims()
                .subject(subject)
                .claim("roles", List.of("ocg-admin"))
                .build());
    }
}
