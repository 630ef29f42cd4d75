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

/** What came with an import of old turns out to be Ann's; Ben is another human. */
class SamePersonAnswersTest {
    private static final String NOON = "2026-03-02T12:00:00Z";

    private TestApi api;
    private TestPeople people;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        people = new TestPeople(api).with("ann", "ben", "admin");
        api.database.run("insert into personal.account (account, person, evidence, bot) values"
                + " ('old-tool', 'p-old', 'IMPORT', false), ('older-tool', 'p-older', 'IMPORT', false)");
        for (int i = 0; i < 6; i++) {
            String time = "2026-03-02T12:0" + i / 2 + ":00Z";
            people.event(i % 2 == 0 ? "ann" : "old", "e" + i, time, i % 2);
        }
        people.event("ben", "bens", NOON, 1)
                .task("ann", "t1", NOON, "SENT", "p", "everyone")
                .task("old", "t2", "2026-03-02T13:00:00Z", "SENT", "p", "everyone")
                .task("ben", "t3", NOON, "SENT", "p", "everyone");
        api.database.run("insert into personal.consent values ('p-ann', true, '2026-01-01T00:00:00Z'),"
                + " ('p-old', true, '2026-02-01T00:00:00Z')");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldAnswerWithAllThatTheHumanDidAndWithNothingOfAnybodyElse() throws Exception {
        // Given
        api.release(TestUnit.of("group:crew", 5, "a"), TestUnit.of("group:ops", 5, "b"));
        api.database.run("insert into personal.membership values"
                + " ('ann-tool', true, '{group:crew}', '{x}'), ('old-tool', true, '{group:ops}', '{x}')");
        for (boolean forwards : new boolean[] {true, false}) {
            String person = forwards ? "p-old" : "p-ann";
            String sameAs = forwards ? "p-ann" : "p-old";
            // When
            HttpResponse<String> merged = merge(person, sameAs);
            // Then
            assertThat(merged.body())
                    .isEqualTo("{\"person\":\"" + person + "\",\"same_as\":\"" + sameAs + "\",\"visible\":true}");
            assertThat(pages("ann", "/timeline", "events")).containsExactly("e5", "e4", "e3", "e2", "e1", "e0");
            assertThat(pages("ann", "/tasks", "tasks")).containsExactly("t2", "t1");
            assertThat(people.ask("ann", "/tasks/t1").statusCode()).isEqualTo(200);
            assertThat(people.ask("ann", "/tasks/t2").statusCode()).isEqualTo(200);
            assertThat(people.ask("ann", "/tasks/t3").statusCode()).isEqualTo(404);
            assertThat(people.read("ann", "").path("accounts").asInt()).isEqualTo(3);
            assertThat(variants("ann")).isEqualTo(2);
            assertThat(pages("ben", "/timeline", "events")).containsExactly("bens");
            assertThat(variants("ben")).isZero();

            // And it is as if nothing had been when it is undone
            assertThat(admin("DELETE", "/persons?person=" + person + "&reason=wrong", null)
                            .body())
                    .isEqualTo("{\"person\":\"" + person + "\",\"same_as\":null,\"visible\":true}");
            assertThat(pages("ann", "/timeline", "events")).containsExactly("e4", "e2", "e0");
            assertThat(pages("ann", "/tasks", "tasks")).containsExactly("t1");
            assertThat(variants("ann")).isEqualTo(1);
        }
        JsonNode audit = TestApi.json(admin("GET", "/audit", null).body()).path("decisions");
        assertThat(TestApi.summary(audit, "kind", "account", "person", "same_as", "reason"))
                .containsExactly(
                        "part null p-ann null wrong",
                        "merge null p-ann p-old one desk",
                        "part null p-old null wrong",
                        "merge null p-old p-ann one desk");
    }

    @Test
    void shouldNeverOpenAnythingToAnotherLogin() throws Exception {
        assertThat(merge("p-ben", "p-ann").body()).contains("people log in as both");
        assertThat(merge("p-old", "p-ann").statusCode()).isEqualTo(200);
        assertThat(merge("p-ben", "p-ann").body()).contains("people log in as both");
        assertThat(merge("p-ben", "p-older").statusCode()).isEqualTo(200);

        // not even when it was written all the same, or somebody logs in later as a person who was merged
        api.database.run("insert into personal.same_person values ('p-ben', 'p-ann') on conflict (person)"
                + " do update set same_as = 'p-ann'; insert into personal.subject values ('old-tool', 'old')");
        assertThat(pages("ann", "/timeline", "events")).containsExactly("e4", "e2", "e0");
        assertThat(pages("ben", "/timeline", "events")).containsExactly("bens");
        assertThat(people.read("ann", "").path("accounts").asInt()).isEqualTo(2);
        assertThat(people.ask("ben", "/tasks/t1").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldLetTheStricterWordHoldAndOptNobodyElseIn() throws Exception {
        merge("p-old", "p-ann");
        assertThat(people.ask("ann", "/consent").body())
                .isEqualTo("{\"opted_in\":true,\"since\":\"2026-02-01T00:00:00Z\"}");

        assertThat(people.put("ann", "/consent", "{\"opted_in\":false}").statusCode())
                .isEqualTo(200);
        assertThat(api.words.written).containsExactly("p-ann false");
        assertThat(TestApi.summary(people.read("ann", "/tasks").path("tasks"), "id", "sharing"))
                .containsExactly("t2 taken_back", "t1 taken_back");

        // And an opt-in is the caller's own: somebody who never said anything does not share by it
        api.database.run("delete from personal.consent where person = 'p-old'");
        assertThat(people.put("ann", "/consent", "{\"opted_in\":true}").statusCode())
                .isEqualTo(200);
        assertThat(api.words.written).containsExactly("p-ann false", "p-ann true");
        assertThat(api.database.run("select count(*) from personal.consent where person = 'p-old'"))
                .containsExactly("0");
    }

    @Test
    void shouldCorrectTasksInTheNameOfThePersonWhoHasThem() throws Exception {
        merge("p-old", "p-ann");
        assertThat(people.send("PATCH", "ann", "/tasks/t2", "{\"excluded\":true}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.words.written).containsExactly("p-old t2 - true false [t2, t2-2]");
        assertThat(people.send("POST", "ann", "/tasks/merge", "{\"tasks\":[\"t1\",\"t2\"]}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldRefuseChainsStrangersAndTheAdministratorsOwn() throws Exception {
        assertThat(merge("p-old", "p-ann").statusCode()).isEqualTo(200);
        assertThat(merge("p-older", "p-old").body()).contains("one with another already");
        assertThat(merge("p-ann", "p-older").body()).contains("part them first");
        assertThat(merge("p-older", "p-older").statusCode()).isEqualTo(409);
        assertThat(merge("p-older", "nobody").body()).contains("nobody vouches");
        assertThat(merge("p-older", "p-admin").body()).contains("another administrator");
        assertThat(admin("DELETE", "/persons?person=p-ben", null).statusCode()).isEqualTo(404);
        assertThat(admin("DELETE", "/persons", null).statusCode()).isEqualTo(400);
        assertThat(merge("p-older", "p-ann").statusCode()).isEqualTo(200);
        assertThat(api.links.written).containsExactly("p-old is p-ann", "p-older is p-ann");
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
