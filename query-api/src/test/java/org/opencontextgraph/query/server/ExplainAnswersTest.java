package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainAnswersTest {
    private static final String EXPLAIN = "/api/v1/admin/explain";

    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        new TestPeople(api).with("ann", "ben");
        api.database.run(
                "insert into personal.membership values"
                        + " ('ann-tool', true, '{group:crew}', array[E'tool:deck\\x1ftool:crew']), ('ben-tool', false, '{}', '{}')");
        api.release(
                TestUnit.of("group:crew,group:ops", 50, "a", "b"),
                TestUnit.of("group:finance", 50, "a", "c"),
                TestUnit.of("everyone", 50, "a").inProcess("open"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldNameTheScopesOfAProcessAndTheGroupsThatOpenThem() throws Exception {
        JsonNode ann = explain("?person=ann&process=p");
        assertThat(ann.path("visible").asBoolean()).isTrue();
        assertThat(ann.path("belongs_to").toString())
                .isEqualTo("[{\"audience\":\"group:crew\",\"groups\":[\"tool:deck\",\"tool:crew\"]}]");
        assertThat(ann.path("scopes").toString())
                .isEqualTo("[{\"scope\":\"group:crew,group:ops\",\"through\":\"group:crew\"},"
                        + "{\"scope\":\"group:finance\",\"through\":null}]");

        JsonNode ben = explain("?person=ben&process=p");
        assertThat(ben.path("visible").asBoolean()).isFalse();
        assertThat(ben.path("rule").asText()).startsWith("none of its scopes");
        assertThat(ben.path("unknown_accounts").asInt()).isEqualTo(1);

        assertThat(explain("?person=ben&process=open").path("scopes").toString())
                .isEqualTo("[{\"scope\":\"everyone\",\"through\":\"everyone\"}]");
        JsonNode stranger = explain("?person=cat&process=nothing");
        assertThat(stranger.path("person_known").asBoolean()).isFalse();
        assertThat(stranger.path("rule").asText()).startsWith("nothing of this process");
    }

    @Test
    void shouldSayWhoReadsAResourceAndHowOldThatWordIs() throws Exception {
        api.database.run("insert into ingest.resource_acl values"
                + " ('t:r:known', 'tool', '{group:crew}', 7, '2026-01-01T00:00:00Z', null, 7),"
                + " ('t:r:nobody', 'tool', '{}', 7, '2026-01-01T00:00:00Z', null, 7),"
                + " ('t:r:unknown', 'tool', '{group:crew}', 7, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 7)");

        JsonNode known = explain("?person=ann&resource=t:r:known");
        assertThat(known.path("visible").asBoolean()).isTrue();
        assertThat(known.path("resource_acl").toString())
                .isEqualTo("{\"tool\":\"tool\",\"audiences\":[\"group:crew\"],\"checked\":\"2026-01-01T00:00:00Z\","
                        + "\"unknown_since\":null}");
        assertThat(explain("?person=ben&resource=t:r:known").path("visible").asBoolean())
                .isFalse();

        JsonNode unknown = explain("?person=ann&resource=t:r:unknown");
        assertThat(unknown.path("visible").asBoolean()).isFalse();
        assertThat(unknown.path("resource_acl").path("unknown_since").asText()).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(explain("?person=ann&resource=t:r:nobody").path("rule").asText())
                .contains("covers no audience");
        assertThat(explain("?person=ann&resource=t:r:absent").path("rule").asText())
                .startsWith("no tool has said");
    }

    @Test
    void shouldRecordEveryQuestionOrAnswerNothing() throws Exception {
        explain("?person=ann&process=p");
        explain("?person=ben&resource=t:r:x");

        assertThat(api.database.run(
                        "select asked_by, person, process, resource from admin.explanation order by person"))
                .containsExactly("the-admin ann p null", "the-admin ben null t:r:x");

        // nobody can ask in silence: what cannot be recorded is not answered
        api.database.run("revoke insert on admin.explanation from ocg_api");
        HttpResponse<String> unrecorded = ask("?person=ann&process=p");
        assertThat(unrecorded.statusCode()).isEqualTo(503);
        assertThat(unrecorded.body()).doesNotContain("visible", "group:");
        // and the API cannot take a question back
        assertThat(api.database.run(
                        "select has_table_privilege('ocg_api', 'admin.explanation', 'select, update, delete')"))
                .containsExactly("f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?person=ann",
                "?process=p",
                "?person=&process=p",
                "?person=ann&process=p&resource=r",
                "?person=ann&process=a%00b",
                "?person=a%00b&process=p"
            })
    void shouldAskForOnePersonAndOneThing(String query) throws Exception {
        assertThat(ask(query).statusCode()).isEqualTo(400);
        assertThat(api.database.run("select person from admin.explanation")).isEmpty();
    }

    private JsonNode explain(String query) throws Exception {
        HttpResponse<String> response = ask(query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestApi.json(response.body());
    }

    private HttpResponse<String> ask(String query) throws Exception {
        String token = api.issuer.sign(api.issuer
                .claims()
                .subject("the-admin")
                .claim("roles", List.of("ocg-admin"))
                .build());
        return api.get(EXPLAIN + query, token);
    }
}
