package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectionAnswersTest {
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
                .task("ann", "t2", LATER, "SENT", "p", "everyone")
                .task("ben", "t3", NOON, "SENT", "p", "everyone");
        api.database.run("insert into personal.consent values ('p-ann', true, '2026-01-01T00:00:00Z')");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldCallATaskWhatItsPersonCallsIt() throws Exception {
        assertThat(edit("t1", "{\"title\":\"  The \\\"big\\\" one \"}").body()).isEqualTo("{\"tasks\":[\"t1\"]}");
        assertThat(tasks()).containsExactly("t2 null shared null 2", "t1 The \"big\" one shared null 2");

        assertThat(edit("t1", "{\"title\":null}").statusCode()).isEqualTo(200);
        assertThat(tasks()).containsExactly("t2 null shared null 2", "t1 null shared null 2");
        assertThat(api.words.written)
                .containsExactly("p-ann t1 The \"big\" one false false []", "p-ann t1 - false false []");
    }

    @Test
    void shouldKeepTheTitleOfATaskThatBeginsEarlierNow() throws Exception {
        edit("t1", "{\"title\":\"mine\"}");
        api.database.run("update personal.task set task = 't0', events = array['t0', 't1'] where task = 't1'");
        assertThat(tasks()).containsExactly("t2 null shared null 2", "t0 mine shared null 2");
    }

    @Test
    void shouldExcludeATaskForGood() throws Exception {
        assertThat(edit("t1", "{\"title\":\"mine\",\"excluded\":true}").statusCode())
                .isEqualTo(200);
        assertThat(tasks()).containsExactly("t2 null shared null 2", "t1 mine taken_back excluded 2");

        // And a new title changes nothing of that
        assertThat(edit("t1", "{\"title\":null}").statusCode()).isEqualTo(200);
        assertThat(api.words.written)
                .containsExactly("p-ann t1 mine true false [t1, t1-2]", "p-ann t1 - true false [t1, t1-2]");
        assertThat(edit("t1", "{\"excluded\":false}").body()).contains("does not come back");
    }

    @Test
    void shouldSplitAndMergeTasks() throws Exception {
        edit("t1", "{\"title\":\"mine\"}");
        assertThat(post("/t1/split", "{\"from\":\"t1-2\"}").body()).isEqualTo("{\"tasks\":[\"t1\",\"t1-2\"]}");
        assertThat(tasks())
                .containsExactly(
                        "t2 null shared null 2", "t1-2 null private corrected 1", "t1 mine private corrected 1");

        assertThat(post("/merge", "{\"tasks\":[\"t2\",\"t1-2\"]}").body()).isEqualTo("{\"tasks\":[\"t1-2\"]}");
        assertThat(tasks()).containsExactly("t1-2 null private corrected 3", "t1 mine private corrected 1");
        assertThat(api.words.written.subList(1, 4))
                .containsExactly(
                        "p-ann t1 mine false true [t1]",
                        "p-ann t1-2 - false true [t1-2]",
                        "p-ann t1-2 - false true [t1-2, t2, t2-2]");

        // And the word on a task that is no more is taken back
        post("/merge", "{\"tasks\":[\"t1\",\"t1-2\"]}");
        assertThat(tasks()).containsExactly("t1 mine private corrected 4");
        assertThat(api.words.written.subList(4, 6))
                .containsExactly("p-ann t1-2 - false false []", "p-ann t1 mine false true [t1, t1-2, t2, t2-2]");
    }

    @Test
    void shouldAnswerSomebodyElsesTaskLikeAnAbsentOneAndSayNothingOfIt() throws Exception {
        for (String task : List.of("t3", "t9")) {
            assertThat(edit(task, "{\"title\":\"x\"}").statusCode()).isEqualTo(404);
            assertThat(post("/" + task + "/split", "{\"from\":\"t3-2\"}").statusCode())
                    .isEqualTo(404);
            assertThat(post("/merge", "{\"tasks\":[\"t1\",\"" + task + "\"]}").statusCode())
                    .isEqualTo(404);
        }
        assertThat(people.send("PATCH", "nobody", "/tasks/t1", "{\"title\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.words.written).isEmpty();
    }

    @Test
    void shouldRefuseWhatCannotBe() throws Exception {
        assertThat(post("/t1/split", "{\"from\":\"t1\"}").statusCode()).isEqualTo(409);
        assertThat(post("/t1/split", "{\"from\":\"t2\"}").statusCode()).isEqualTo(409);
        for (String body : List.of(
                "{}",
                "{\"title\":7}",
                "{\"title\":\" \"}",
                "{\"title\":\"a\\nb\"}",
                "{\"title\":\"" + "x".repeat(201) + "\"}",
                "{\"excluded\":\"yes\"}",
                "{\"titel\":\"x\"}",
                "[]")) {
            assertThat(edit("t1", body).statusCode()).as(body).isEqualTo(400);
        }
        String many = IntStream.range(0, 21).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(","));
        for (String tasks : List.of("\"t1\"", "\"t1\",\"t1\"", "\"t1\",7", many)) {
            assertThat(post("/merge", "{\"tasks\":[" + tasks + "]}").statusCode())
                    .as(tasks)
                    .isEqualTo(400);
        }
        assertThat(post("/t1/split", "{}").statusCode()).isEqualTo(400);
        api.database.run("update personal.task set lane = 'import' where task = 't2'");
        assertThat(post("/merge", "{\"tasks\":[\"t1\",\"t2\"]}").body()).contains("different lanes");
        api.database.run("update personal.task set events = '{}'");
        assertThat(edit("t1", "{\"excluded\":true}").statusCode()).isEqualTo(409);
        assertThat(api.words.written).isEmpty();
    }

    @Test
    void shouldSayWhenItIsNotCertain() throws Exception {
        api.words.brokerGone.set(true);
        HttpResponse<String> said = edit("t1", "{\"excluded\":true}");
        assertThat(said.statusCode()).isEqualTo(503);
        assertThat(said.body()).contains("say it again").doesNotContain("broker", "p-ann");
    }

    private HttpResponse<String> edit(String task, String body) throws Exception {
        return people.send("PATCH", "ann", "/tasks/" + task, body);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return people.send("POST", "ann", "/tasks" + path, body);
    }

    private List<String> tasks() throws Exception {
        return TestApi.summary(
                people.read("ann", "/tasks").path("tasks"), "id", "title", "sharing", "reason", "step_count");
    }
}
