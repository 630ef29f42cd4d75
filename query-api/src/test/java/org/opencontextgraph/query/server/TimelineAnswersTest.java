package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineAnswersTest {
    private static final String NOON = "2026-03-02T12:00:00Z";
    private static final String LATER = "2026-03-02T12:00:01Z";

    private TestApi api;
    private TestPeople people;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        people = new TestPeople(api)
                .with("ann", "ben")
                .event("ann", "a1", NOON, 1)
                .event("ann", "a2", NOON, 2)
                .event("ann", "a4", LATER, 0)
                .event("ann", "a3", LATER, 0)
                .event("ben", "b1", NOON, 1)
                .event("ben", "b2", NOON, 1);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldSayWhetherAPersonIsKnown() throws Exception {
        assertThat(people.ask("ann", "").body()).isEqualTo("{\"known\":true,\"accounts\":2,\"linked_accounts\":0}");
        assertThat(people.ask("nobody", "").body()).isEqualTo("{\"known\":false,\"accounts\":0,\"linked_accounts\":0}");
        assertThat(api.get("/api/v1/me", null).statusCode()).isEqualTo(401);
    }

    /** Behind the subject is another account that nobody vouches for, of somebody else as far as anybody knows. */
    @Test
    void shouldCountThePersonsAccountsOnly() throws Exception {
        api.database.run(
                "insert into personal.subject values ('stray-login', 'ann');"
                        + "insert into personal.account (account, person, evidence, bot) values ('stray-login', 'p-stray', 'PROVISIONAL', false)");
        assertThat(people.ask("ann", "").body()).isEqualTo("{\"known\":true,\"accounts\":2,\"linked_accounts\":0}");
    }

    @Test
    void shouldShowEachPersonTheirOwnEventsOnly() throws Exception {
        assertThat(ids(people.read("ann", "/timeline"))).containsExactly("a4", "a3", "a2", "a1");
        assertThat(ids(people.read("ben", "/timeline"))).containsExactly("b2", "b1");
        assertThat(people.ask("ben", "/timeline").body()).doesNotContain("ann", "p-");
        assertThat(people.read("ben", "/timeline").path("events").path(0).toString())
                .isEqualTo("{\"id\":\"b2\",\"time\":\"2026-03-02T12:00:00Z\",\"step\":\"did\","
                        + "\"resource\":\"tool:issue:ben\",\"process_key\":\"p\",\"lane\":\"live\"}");
    }

    /** Nobody, no subject, a bot, an account that nobody vouches for, two persons behind one subject. */
    @Test
    void shouldShowNothingWhereNoPersonIsKnown() throws Exception {
        people.with("bot", "stray", "twin").event("bot", "e1", NOON, 0).event("stray", "e2", NOON, 0);
        api.database.run("update personal.account set bot = true where account = 'bot-login';"
                + "update personal.account set evidence = 'PROVISIONAL' where account = 'stray-login';"
                + "insert into personal.subject values ('ann-login-2', 'twin');"
                + "insert into personal.account values ('ann-login-2', 'p-ann', 'IDENTITY_PROVIDER', false)");
        for (String name :
                List.of("nobody", "bot", "stray", "twin", "", "x".repeat(300), "'; drop table personal.event")) {
            assertThat(people.ask(name, "/timeline").body()).as(name).isEqualTo("{\"events\":[],\"next_cursor\":null}");
        }
        String nameless = api.issuer.sign(api.issuer.claims().subject(null).build());
        assertThat(api.get("/api/v1/me/timeline", nameless).body()).isEqualTo("{\"events\":[],\"next_cursor\":null}");
    }

    @Test
    void shouldGoThroughTheTimelinePageByPage() throws Exception {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = people.read("ann", "/timeline?limit=1" + cursor);
            seen.addAll(ids(page));
            // what comes meanwhile is later, and changes no page behind it
            people.event("ann", "new" + seen.size(), "2026-03-03T00:00:00Z", 0);
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").asText();
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly("a4", "a3", "a2", "a1");
    }

    @Test
    void shouldOpenACursorForTheOneWhoWasGivenIt() throws Exception {
        String cursor =
                people.read("ann", "/timeline?limit=1").path("next_cursor").asText();
        byte[] forged = Base64.getUrlDecoder().decode(cursor);
        forged[forged.length - 1]++;
        String plain = Base64.getUrlEncoder().encodeToString("1772452800000:1:a2".getBytes(StandardCharsets.UTF_8));
        people.with("carl");

        HttpResponse<String> own = people.ask("ann", "/timeline?cursor=" + cursor);
        assertThat(own.statusCode()).isEqualTo(200);
        for (String name : List.of("ben", "carl", "nobody")) {
            assertThat(people.ask(name, "/timeline?cursor=" + cursor).statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
        for (String other : List.of(
                Base64.getUrlEncoder().withoutPadding().encodeToString(forged), plain, "", "abc", "%00", "é", "'")) {
            HttpResponse<String> refused = people.ask(
                    "ann",
                    "/timeline?cursor="
                            + (other.startsWith("%") ? other : URLEncoder.encode(other, StandardCharsets.UTF_8)));
            assertThat(refused.statusCode()).as(other).isEqualTo(400);
            assertThat(refused.body()).doesNotContain("ann", "issue");
        }
    }

    @Test
    void shouldMeasureNothingThatIsInATimeline() throws Exception {
        people.read("ann", "/timeline");
        String metrics = api.get("/metrics", null).body();
        assertThat(metrics)
                .contains("route=\"/api/v1/me/timeline\",status=\"200\"", "query=\"db.query.personal_timeline\"")
                .doesNotContain("p-ann", "ann-tool", "tool:issue", "\"ann\"");
    }

    @Test
    void shouldGoOnAfterAnEventWithTheLargestSequence() throws Exception {
        people.with("dan").event("dan", "d1", NOON, Long.MAX_VALUE).event("dan", "d2", NOON, Long.MIN_VALUE + 1);
        String cursor =
                people.read("dan", "/timeline?limit=1").path("next_cursor").asText();
        assertThat(ids(people.read("dan", "/timeline?cursor=" + cursor))).containsExactly("d2");
    }

    /** An account that is somebody else's by now, though its rows have not gone yet. */
    @Test
    void shouldHideAnAccountsEventsAsSoonAsItHasGone() throws Exception {
        api.database.run("update personal.account set person = 'p-ben' where account = 'ann-tool'");
        assertThat(ids(people.read("ann", "/timeline"))).isEmpty();
        assertThat(ids(people.read("ben", "/timeline"))).containsExactly("b2", "b1");
    }

    private static List<String> ids(JsonNode page) {
        return TestApi.summary(page.path("events"), "id");
    }
}
