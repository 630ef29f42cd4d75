package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.query.testing.RecordingDatabase;

/**
 * What is forbidden is told by nothing from what never was: not by the status, a header, a byte of the body, or a statement
 * that the database was asked.
 */
class LeakChannelsTest {
    private static final String PROCESSES = "/api/v1/analytics/processes";

    private final RecordingDatabase recording = new RecordingDatabase();

    @SuppressWarnings("NullAway.Init")
    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.recorded(recording);
        new TestPeople(api).with("ann", "ben");
        api.release(TestUnit.of("everyone", 50, "x", "y").inProcess("open"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private record Answer(int status, Map<String, List<String>> headers, String body, List<String> statements) {}

    @Test
    void shouldAnswerForbiddenWithheldAndAbsentAlikeOnEveryRoute() throws Exception {
        for (String token : List.of(api.issuer.reader(), new TestPeople(api).token("ann"))) {
            askEverything(token); // what was asked before makes a difference, and is the caller's own doing
            List<Answer> absent = askEverything(token);

            // forbidden: only the crew may see it, and the API has seen what the crew sees
            api.release(
                    TestUnit.of("group:crew", 50, "a", "b", "c"),
                    TestUnit.of("group:crew", 20, "a", "c").inCut("other").taking(4, 3));
            assertThat(api.read(PROCESSES + "/p/variants", "crew").path("variants"))
                    .hasSize(2);
            recording.take();
            assertThat(askEverything(token)).isEqualTo(absent);

            // withheld: it was there, and is suspended or withdrawn
            api.database.run("delete from context.release_unit where process = 'p';"
                    + " delete from context.unit_edge where process = 'p'");
            assertThat(askEverything(token)).isEqualTo(absent);
            api.database.run("delete from context.scope where scope = 'group:crew'");
        }
    }

    @Test
    void shouldMakeNothingOfACursorFromBeforeARevocation() throws Exception {
        // Given a reader in the middle of a list
        api.release(TestUnit.of("group:crew", 50, "a"), TestUnit.of("group:crew", 40, "b"));
        api.database.run("insert into personal.membership values ('ann-tool', true, '{group:crew}', '{t:crew}')");
        String ann = new TestPeople(api).token("ann");
        String first = PROCESSES + "/p/variants?limit=1";
        String cursor =
                TestApi.json(api.get(first, ann).body()).path("next_cursor").asText();
        assertThat(cursor).isNotEmpty();
        String second = first + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        assertThat(TestApi.json(api.get(second, ann).body()).path("variants")).hasSize(1);

        // When the group is taken away
        api.database.run("update personal.membership set audiences = '{}', ways = '{}'");

        // Then the next page is that of somebody who never was in it, and nobody else may ask for it
        String ben = new TestPeople(api).token("ben");
        assertThat(api.get(second, ann).body()).isEqualTo(api.get(first, ben).body());
        assertThat(api.get(second, ben).statusCode()).isEqualTo(400);
        assertThat(TestApi.json(api.get(second, ann).body()).path("variants")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or '1'='1",
                "p'; drop table context.release_unit; --",
                "p\\",
                "%",
                "_",
                "$$",
                "p\u001fgroup:crew",
                "{p}",
                "\"p\"",
                "\u202ep",
                "p\n",
                "\uD83D\uDE00"
            })
    void shouldTakeWhateverIsWrittenForAName(String name) throws Exception {
        api.release(TestUnit.of("group:crew", 50, "a", "b"));
        String written = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        String token = api.issuer.sign(api.issuer
                .claims()
                .subject(name)
                .claim("groups", List.of(name, "x," + name, "crew" + name))
                .build());

        for (String path : List.of("/variants", "/graph", "/families")) {
            HttpResponse<String> answer = api.get(PROCESSES + "/" + written + path, token);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("\"a\"");
        }
        for (String path : List.of(
                PROCESSES + "/p/variants?cursor=" + written,
                PROCESSES + "/p/variants?sort=" + written,
                PROCESSES + "/p/variants?min_count=" + written,
                PROCESSES + "/p/families?cursor=" + written,
                "/api/v1/me/consent/preview?cursor=" + written,
                "/api/v1/me/timeline?cursor=" + written,
                "/api/v1/me/tasks?limit=" + written)) {
            assertThat(api.get(path, token).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(api.get("/api/v1/me/tasks/" + written, token).statusCode()).isEqualTo(404);
        String admin = api.issuer.sign(api.issuer
                .claims()
                .subject(name)
                .claim("roles", List.of("ocg-admin", name))
                .build());
        for (String asked : List.of("process=" + written, "resource=" + written)) {
            HttpResponse<String> why = api.get("/api/v1/admin/explain?person=" + written + "&" + asked, admin);
            assertThat(why.statusCode()).as(asked).isEqualTo(200);
            assertThat(why.body()).contains("\"visible\":false", "\"person_known\":false");
        }
        assertThat(api.get("/api/v1/lanes/" + written, admin).statusCode()).isEqualTo(404);
        JsonNode suggested = api.suggest(name, List.of(name), name);
        assertThat(suggested.path("suggestions")).isEmpty();
        assertThat(api.suggest("p", List.of(name), "crew").path("suggestions")).isEmpty();
        assertThat(api.get(PROCESSES + "/p/variants", token).body()).doesNotContain("\"a\"");
        assertThat(api.read(PROCESSES + "/p/variants", "crew").path("variants")).hasSize(1);
    }

    /** While somewhere else something changes, as it always does. */
    private List<Answer> askEverything(String token) throws Exception {
        api.database.run("update context.version set revision = gen_random_uuid() where slot = 16");
        List<Answer> answers = new ArrayList<>();
        for (String path : List.of(
                PROCESSES,
                PROCESSES + "/p/variants",
                PROCESSES + "/p/variants?sort=recent&limit=1",
                PROCESSES + "/p/variants?min_count=10",
                PROCESSES + "/p/variants?contains=a&without=b",
                PROCESSES + "/p/graph",
                PROCESSES + "/p/graph?ends_with=c",
                PROCESSES + "/p/graph/export?without=b",
                PROCESSES + "/p/graph/export?format=json",
                PROCESSES + "/p/variants/export?contains=a",
                PROCESSES + "/p/variants/export?format=json",
                PROCESSES + "/p/trend/export",
                PROCESSES + "/p/trend/export?format=json",
                PROCESSES + "/p/graph/edge?source=a&target=b",
                PROCESSES + "/p/families",
                PROCESSES + "/p/families?without=b&scope=group:crew")) {
            answers.add(answer(api.get(path, token)));
        }
        String question = "{\"process_key\":\"p\",\"recent_steps\":[\"a\"]}";
        answers.add(answer(api.send("POST", "/api/v1/suggest/next_steps", token, question)));
        return answers;
    }

    private Answer answer(HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("x-request-id");
        headers.remove("date");
        return new Answer(response.statusCode(), headers, response.body(), recording.take());
    }
}
