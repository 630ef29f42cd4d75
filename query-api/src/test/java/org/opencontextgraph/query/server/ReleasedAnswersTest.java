package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.query.testing.RecordingDatabase;

/** Answers from memory, entity tags, and what makes them another. */
class ReleasedAnswersTest {
    private static final String PROCESSES = "/api/v1/analytics/processes";
    private static final List<String> ROUTES = List.of(
            PROCESSES,
            PROCESSES + "/p/variants",
            PROCESSES + "/p/graph",
            PROCESSES + "/p/families",
            PROCESSES + "/p/variants/export?format=json");

    private final RecordingDatabase recording = new RecordingDatabase();

    @SuppressWarnings("NullAway.Init")
    private TestApi api;

    @SuppressWarnings("NullAway.Init")
    private String ann;

    @BeforeEach
    void start() throws Exception {
        api = TestApi.recorded(recording);
        new TestPeople(api).with("ann", "ben");
        ann = new TestPeople(api).token("ann");
        api.database.run("insert into personal.membership values ('ann-tool', true, '{group:crew}', '{t:crew}')");
        api.release(
                TestUnit.of("everyone", 50, "a", "b"),
                TestUnit.of("group:crew", 50, "a", "c").inCut("other"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldNotMistakeOneProcessThatIsUnknownForAnother() throws Exception {
        for (String process : List.of("x", "y")) {
            assertThat(api.read("/api/v1/analytics/processes/" + process + "/graph")
                            .path("process_key")
                            .asText())
                    .isEqualTo(process);
            assertThat(api.suggest(process, List.of("a")).path("process_key").asText())
                    .isEqualTo(process);
        }
    }

    @Test
    void shouldAnswerTheSameQuestionFromMemoryAfterOneSmallStatement() throws Exception {
        for (String route : ROUTES) {
            HttpResponse<String> first = api.get(route, ann);
            recording.take();
            HttpResponse<String> second = api.get(route, ann);
            assertThat(second.body()).isEqualTo(first.body()).contains("\"");
            assertThat(recording.take()).as(route).singleElement().asString().contains("context.version");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a unit appears | insert into context.release_unit values ('n', 'live', 0, 'group:crew', 'p', 'L0', '{z}', 'f00', 50, 'c', now(), 5)",
                "a unit is withdrawn | delete from context.release_unit where scope = 'everyone'",
                "a unit of the scope is hidden | delete from context.release_unit where scope = 'group:crew'",
                "a group is left | update personal.membership set audiences = '{}', ways = '{}'",
                "what a group reads is unknown | update personal.membership set known = false, audiences = '{}', ways = '{}'",
                "the account is a bot | update personal.account set bot = true where account = 'ann-tool'",
                "the account is somebody else's | update personal.account set linked_person = 'ben' where account = 'ann-tool'",
                "a lane goes on | insert into context.lane values ('live', 0, 1, '2026-03-01T00:00:00Z')",
                "the tables are filled again | truncate context.scope, context.release_unit, context.unit_edge"
            })
    void shouldFeelAtTheFirstRequestThat(String what, String change) throws Exception {
        for (String route : ROUTES) {
            String body = api.get(route, ann).body();
            assertThat(api.get(route, ann).body()).isEqualTo(body);
        }
        List<String> before = tags();

        api.database.run(change);

        for (int i = 0; i < ROUTES.size(); i++) {
            assertThat(conditional(ROUTES.get(i), ann, before.get(i)).statusCode())
                    .as("%s: %s", what, ROUTES.get(i))
                    .isEqualTo(200);
        }
        assertThat(tags()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void shouldSayNotModifiedAsLongAsNothingOfItChanged() throws Exception {
        for (String route : ROUTES) {
            String tag = tag(route, ann);
            HttpResponse<String> known = conditional(route, ann, "W/\"other\", " + tag);
            assertThat(known.statusCode()).isEqualTo(304);
            assertThat(known.body()).isEmpty();
            assertThat(known.headers().firstValue("ETag")).contains(tag);
            assertThat(conditional(route, ann, "W/\"other\"").statusCode()).isEqualTo(200);
        }
        // what others see may change as it likes
        List<String> tags = tags();
        api.release(TestUnit.of("group:others", 50, "x", "y").inCut("third"));
        assertThat(tags()).isEqualTo(tags);
    }

    @Test
    void shouldGiveAnotherTagToAnotherCaller() throws Exception {
        String ben = new TestPeople(api).token("ben");
        for (String route : ROUTES) {
            assertThat(tag(route, ben)).isNotEqualTo(tag(route, ann));
            assertThat(conditional(route, ben, tag(route, ann)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldKeepTheAnswersOfDifferentQuestionsApart() throws Exception {
        Map<String, String> bodies = new TreeMap<>();
        for (String query : List.of("", "?limit=1", "?sort=recent", "?min_count=51", "?limit=1&sort=recent")) {
            bodies.put(query, api.get(PROCESSES + "/p/variants" + query, ann).body());
        }
        api.database.run("update context.version set revision = gen_random_uuid()");
        for (var body : bodies.entrySet()) {
            assertThat(api.get(PROCESSES + "/p/variants" + body.getKey(), ann).body())
                    .isEqualTo(body.getValue());
        }
    }

    private List<String> tags() throws Exception {
        List<String> tags = new ArrayList<>();
        for (String route : ROUTES) {
            tags.add(tag(route, ann));
        }
        return tags;
    }

    private String tag(String route, String token) throws Exception {
        return api.get(route, token).headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> conditional(String route, String token, String tag) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(api.server.url() + route))
                            .header("Authorization", "Bearer " + token)
                            .header("If-None-Match", tag)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
