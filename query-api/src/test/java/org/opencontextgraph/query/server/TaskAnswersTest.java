package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskAnswersTest {
    private static final String NOON = "2026-03-02T12:00:00Z";
    private static final String LATER = "2026-03-02T13:00:00Z";

    private TestApi api;
    private TestPeople people;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        people = new TestPeople(api)
                .with("ann", "ben")
                .task("ann", "t1", NOON, "SENT", "p", "everyone")
                .task("ann", "t2", LATER, "PARKED", "p", "null")
                .task("ann", "t3", LATER, "PRIVATE", "null", "everyone")
                .task("ben", "t4", NOON, "SENT", "p", "everyone");
        api.database.run("insert into personal.consent values ('p-ann', true, '2026-01-01T00:00:00Z')");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldListTasksWithHowFarTheyCame() throws Exception {
        assertThat(tasks(people.read("ann", "/tasks")))
                .containsExactly("t3 private no_process", "t2 parked readers_unknown", "t1 shared null");
        assertThat(tasks(people.read("ben", "/tasks"))).containsExactly("t4 taken_back no_consent");
        assertThat(people.ask("nobody", "/tasks").body()).isEqualTo("{\"tasks\":[],\"next_cursor\":null}");
    }

    @Test
    void shouldShowATaskWithItsSteps() throws Exception {
        assertThat(people.ask("ann", "/tasks/t1").body())
                .isEqualTo(
                        "{\"task\":{\"id\":\"t1\",\"title\":null,\"process_key\":\"p\",\"resource\":\"tool:issue:ann\","
                                + "\"lane\":\"live\",\"began\":\"2026-03-02T11:59:00Z\",\"ended\":\"2026-03-02T12:00:00Z\","
                                + "\"step_count\":2,\"sharing\":\"shared\",\"reason\":null},\"steps\":["
                                + "{\"event\":\"t1\",\"step\":\"open\",\"resource\":\"tool:issue:ann\",\"time\":\"2026-03-02T11:59:00Z\"},"
                                + "{\"event\":\"t1-2\",\"step\":\"close\",\"resource\":\"tool:pull:ann\",\"time\":\"2026-03-02T12:00:00Z\"}]}");
    }

    @Test
    void shouldFindATaskByTheIdThatItIsListedWithWhateverItsSourceCallsIt() throws Exception {
        for (String id : List.of("tool:issue:7/0", "a b+c*d~e%2Fé😀", "..", "?#&")) {
            api.database.run("update personal.task set task = '" + id + "' where person = 'p-ben'");
            String shown = people.read("ben", "/tasks")
                    .path("tasks")
                    .path(0)
                    .path("id")
                    .asText();
            assertThat(shown).as(id).matches("[A-Za-z0-9_~-]+");
            assertThat(people.read("ben", "/tasks/" + shown)
                            .path("task")
                            .path("id")
                            .asText())
                    .isEqualTo(shown);
        }
        assertThat(people.ask("ben", "/tasks/~zz").statusCode()).isEqualTo(404);
        assertThat(people.ask("ben", "/tasks/t~34").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldAnswerSomebodyElsesTaskExactlyLikeAnAbsentOne() throws Exception {
        for (String name : List.of("ann", "nobody")) {
            HttpResponse<String> elses = people.ask(name, "/tasks/t4");
            HttpResponse<String> absent = people.ask(name, "/tasks/t5");
            assertThat(elses.statusCode()).isEqualTo(404).isEqualTo(absent.statusCode());
            assertThat(withoutRequest(elses)).isEqualTo(withoutRequest(absent));
            assertThat(headers(elses)).isEqualTo(headers(absent));
        }
    }

    @Test
    void shouldGoThroughTasksPageByPageWithTheOwnersCursorOnly() throws Exception {
        JsonNode first = people.read("ann", "/tasks?limit=2");
        String cursor = first.path("next_cursor").asText();
        JsonNode second = people.read("ann", "/tasks?limit=2&cursor=" + cursor);

        assertThat(TestApi.summary(first.path("tasks"), "id")).containsExactly("t3", "t2");
        assertThat(TestApi.summary(second.path("tasks"), "id")).containsExactly("t1");
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(people.ask("ben", "/tasks?cursor=" + cursor).statusCode()).isEqualTo(400);
        assertThat(people.ask("ann", "/timeline?cursor=" + cursor).statusCode()).isEqualTo(400);
        assertThat(people.ask("ann", "/consent/preview?cursor=" + cursor).statusCode())
                .isEqualTo(400);
    }

    /** A task that was made with an account that turned out to be somebody else's. */
    @Test
    void shouldHideATaskWithAnAccountThatHasGone() throws Exception {
        api.database.run("update personal.task set accounts = array['ann-tool', 'ben-tool'] where task = 't1'");
        assertThat(people.ask("ann", "/tasks/t1").statusCode()).isEqualTo(404);
        assertThat(people.ask("ben", "/tasks/t1").statusCode()).isEqualTo(404);
    }

    private static List<String> tasks(JsonNode page) {
        return TestApi.summary(page.path("tasks"), "id", "sharing", "reason");
    }

    private static String withoutRequest(HttpResponse<String> response) {
        return response.body()
                .replace(response.headers().firstValue("X-Request-Id").orElseThrow(), "REQUEST");
    }

    private static Map<String, List<String>> headers(HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("x-request-id");
        headers.remove("date");
        return headers;
    }
}
