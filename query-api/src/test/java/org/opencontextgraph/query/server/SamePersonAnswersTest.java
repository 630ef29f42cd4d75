package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ann and Anna turn out to be one human; Ben is another. */
class SamePersonAnswersTest {
    private static final String NOON = "2026-03-02T12:00:00Z";

    private TestApi api;
    private TestPeople people;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        people = new TestPeople(api).with("ann", "anna", "ben", "admin");
        for (int i = 0; i < 6; i++) {
            String time = "2026-03-02T12:0" + i / 2 + ":00Z";
            people.event(i % 2 == 0 ? "ann" : "anna", "e" + i, time, i % 2);
        }
        people.event("ben", "bens", NOON, 1)
                .task("ann", "t1", NOON, "SENT", "p", "everyone")
                .task("anna", "t2", "2026-03-02T13:00:00Z", "SENT", "p", "everyone")
                .task("ben", "t3", NOON, "SENT", "p", "everyone");
        api.database.run("insert into personal.consent values ('p-ann', true, '2026-01-01T00:00:00Z'),"
                + " ('p-anna', true, '2026-02-01T00:00:00Z')");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldAnswerBothLoginsWithAllThatTheHumanDidAndWithNothingOfAnybodyElse() throws Exception {
        // Given
        api.release(TestUnit.of("group:crew", 5, "a"), TestUnit.of("group:ops", 5, "b"));
        api.database.run("insert into personal.membership values"
                + " ('ann-tool', true, '{group:crew}', '{x}'), ('anna-tool', true, '{group:ops}', '{x}')");
        // When
        HttpResponse<String> merged = merge("p-ann", "p-anna");
        // Then
        assertThat(merged.body()).isEqualTo("{\"person\":\"p-ann\",\"same_as\":\"p-anna\",\"visible\":true}");
        for (String name : List.of("ann", "anna")) {
            assertThat(pages(name, "/timeline", "events")).containsExactly("e5", "e4", "e3", "e2", "e1", "e0");
            assertThat(pages(name, "/tasks", "tasks")).containsExactly("t2", "t1");
            assertThat(people.ask(name, "/tasks/t1").statusCode()).isEqualTo(200);
            assertThat(people.ask(name, "/tasks/t2").statusCode()).isEqualTo(200);
            assertThat(people.ask(name, "/tasks/t3").statusCode()).isEqualTo(404);
            assertThat(people.read(name, "").path("accounts").asInt()).isEqualTo(4);
            assertThat(variants(name)).isEqualTo(2);
        }
        assertThat(pages("ben", "/timeline", "events")).containsExactly("bens");
        assertThat(variants("ben")).isZero();

        // And it is as if nothing had been when it is undone
        assertThat(admin("DELETE", "/persons?person=p-ann&reason=wrong", null).body())
                .isEqualTo("{\"person\":\"p-ann\",\"same_as\":null,\"visible\":true}");
        assertThat(pages("ann", "/timeline", "events")).containsExactly("e4", "e2", "e0");
        assertThat(pages("anna", "/tasks", "tasks")).containsExactly("t2");
        assertThat(variants("anna")).isEqualTo(1);
        JsonNode audit = TestApi.json(admin("GET", "/audit", null).body()).path("decisions");
        assertThat(TestApi.summary(audit, "kind", "account", "person", "same_as", "reason"))
                .containsExactly("part null p-ann null wrong", "merge null p-ann p-anna one desk");
    }

    @Test
    void shouldLetTheStricterWordHoldAndWriteANewOneForBoth() throws Exception {
        merge("p-ann", "p-anna");
        assertThat(people.ask("ann", "/consent").body())
                .isEqualTo("{\"opted_in\":true,\"since\":\"2026-02-01T00:00:00Z\"}");

        assertThat(people.put("ann", "/consent", "{\"opted_in\":false}").statusCode())
                .isEqualTo(200);
        assertThat(api.words.written).containsExactly("p-anna false", "p-ann false");
        assertThat(TestApi.summary(people.read("anna", "/tasks").path("tasks"), "id", "sharing"))
                .containsExactly("t2 taken_back", "t1 taken_back");
    }

    @Test
    void shouldCorrectTasksInTheNameOfThePersonWhoHasThem() throws Exception {
        merge("p-ann", "p-anna");
        assertThat(people.send("PATCH", "anna", "/tasks/t1", "{\"excluded\":true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.words.written).containsExactly("p-ann t1 - true false [t1, t1-2]");
        assertThat(people.send("POST", "anna", "/tasks/merge", "{\"tasks\":[\"t1\",\"t2\"]}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldRefuseChainsStrangersAndTheAdministratorsOwn() throws Exception {
        assertThat(merge("p-ann", "p-anna").statusCode()).isEqualTo(200);
        assertThat(merge("p-ben", "p-ann").body()).contains("one with another already");
        assertThat(merge("p-anna", "p-ben").body()).contains("part them first");
        assertThat(merge("p-ben", "p-ben").statusCode()).isEqualTo(409);
        assertThat(merge("p-ben", "nobody").body()).contains("nobody vouches");
        assertThat(merge("p-admin", "p-ben").body()).contains("another administrator");
        assertThat(admin("DELETE", "/persons?person=p-ben", null).statusCode()).isEqualTo(404);
        assertThat(admin("DELETE", "/persons", null).statusCode()).isEqualTo(400);
        assertThat(merge("p-ben", "p-anna").statusCode()).isEqualTo(200);
        assertThat(api.links.written).containsExactly("p-ann is p-anna", "p-ben is p-anna");
    }

    private HttpResponse<String> merge(String person, String sameAs) throws Exception {
        return admin(
                "POST",
                "/persons",
                "{\"person\":\"" + person + "\",\"same_as\":\"" + sameAs + "\",\"reason\":\"one desk\"}");
    }

    private HttpResponse<String> admin(String method, String path, @Nullable String body) throws Exception {
        String token = api.issuer.sign(api.issuer
                .claims()
                .subject("admin")
                .claim("roles", List.of("ocg-admin"))
                .build());
        return api.send(method, "/api/v1/admin/identity" + path, token, body);
    }

    /** All pages, two rows at a time. */
    private List<String> pages(String name, String path, String field) throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = people.read(name, path + "?limit=2" + cursor);
            ids.addAll(TestApi.summary(page.path(field), "id"));
            String next = page.path("next_cursor").textValue();
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return ids;
    }

    private int variants(String name) throws IOException, InterruptedException {
        return TestApi.json(api.get("/api/v1/analytics/processes/p/variants", people.token(name))
                        .body())
                .path("variants")
                .size();
    }
}
