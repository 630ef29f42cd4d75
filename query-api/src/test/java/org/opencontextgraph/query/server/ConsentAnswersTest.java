package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentAnswersTest {
    private static final String IN = "{\"opted_in\":true}";
    private static final String OUT = "{\"opted_in\":false}";

    private TestApi api;
    private TestPeople people;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        people = new TestPeople(api).with("ann", "ben");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldShareNothingBeforeAnythingWasSaid() throws Exception {
        for (String name : new String[] {"ann", "nobody"}) {
            assertThat(people.ask(name, "/consent").body()).isEqualTo("{\"opted_in\":false,\"since\":null}");
        }
    }

    @Test
    void shouldOptInFromNowOnAndReadItsOwnWord() throws Exception {
        // When
        Instant before = Instant.now();
        HttpResponse<String> said = people.put("ann", "/consent", IN);

        // Then
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(people.ask("ann", "/consent").body()).isEqualTo(said.body());
        assertThat(since(said)).isBetween(before.minusMillis(1), Instant.now());
        assertThat(people.read("ben", "/consent").path("opted_in").asBoolean()).isFalse();
        assertThat(api.words.written).containsExactly("p-ann true");

        // And the same word again changes nothing
        assertThat(people.put("ann", "/consent", IN).body()).isEqualTo(said.body());
        assertThat(api.words.written).hasSize(1);
    }

    @Test
    void shouldNeverShareWhatBeganBeforeTheLastOptOut() throws Exception {
        people.put("ann", "/consent", IN);
        Instant out = since(people.put("ann", "/consent", OUT));
        Instant again = since(people.put("ann", "/consent", IN));
        assertThat(again).isAfterOrEqualTo(out);

        // And when the clock of the one who heard the opt-out was ahead
        api.database.run("update personal.consent set opted_in = false, since = now() + interval '1 minute'");
        Instant ahead =
                Instant.parse(people.read("ann", "/consent").path("since").asText());
        assertThat(since(people.put("ann", "/consent", IN))).isEqualTo(ahead);
    }

    /** What is read may be older than an opt-in on its way; an opt-out must not be lost for that. */
    @Test
    void shouldAlwaysWriteAnOptOut() throws Exception {
        HttpResponse<String> first = people.put("ann", "/consent", OUT);
        HttpResponse<String> second = people.put("ann", "/consent", OUT);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(api.words.written).containsExactly("p-ann false", "p-ann false");
    }

    @Test
    void shouldSayWhenItIsNotCertain() throws Exception {
        api.words.brokerGone.set(true);
        HttpResponse<String> said = people.put("ann", "/consent", OUT);
        assertThat(said.statusCode()).isEqualTo(503);
        assertThat(said.body()).contains("say it again").doesNotContain("broker", "p-ann");
    }

    @Test
    void shouldTakeNobodysWordForAPerson() throws Exception {
        assertThat(people.put("nobody", "/consent", IN).statusCode()).isEqualTo(409);
        assertThat(api.words.written).isEmpty();
    }

    @Test
    void shouldPreviewWhatTheLast30DaysWouldHaveSharedAsItWouldBeSent() throws Exception {
        // Given
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        String recent = Instant.ofEpochSecond(yesterday.getEpochSecond()).toString();
        String old = yesterday.minus(Duration.ofDays(31)).toString();
        people.task("ann", "kept", recent, "PRIVATE", "p", "group:a,group:b")
                .task("ann", "sent", recent, "SENT", "p", "everyone")
                .task("ann", "old", old, "PRIVATE", "p", "everyone")
                .task("ann", "open", recent, "OPEN", "p", "everyone")
                .task("ann", "none", recent, "PRIVATE", "null", "everyone")
                .task("ann", "unread", recent, "PARKED", "p", "null")
                .task("ann", "back", recent, "RETRACTED", "p", "everyone")
                .task("ann", "bot", recent, "PRIVATE", "p", "everyone")
                .task("ann", "apart", recent, "PRIVATE", "p", "everyone")
                .task("ben", "bens", recent, "SENT", "p", "everyone");
        api.database.run("update personal.task set kept_back = 'CORRECTED' where task = 'apart'");
        api.database.run("update personal.task set counts = false where task = 'bot'");

        // When
        JsonNode first = people.read("ann", "/consent/preview?limit=1");
        JsonNode second = people.read(
                "ann", "/consent/preview?cursor=" + first.path("next_cursor").asText());

        // Then
        assertThat(TestApi.summary(first.path("traces"), "scope", "process_key", "steps"))
                .containsExactly("everyone p open,close");
        assertThat(second.path("traces").toString())
                .isEqualTo("[{\"scope\":\"group:a,group:b\",\"process_key\":\"p\",\"steps\":[\"open\",\"close\"],"
                        + "\"times\":[\"" + Instant.parse(recent).minusSeconds(60) + "\",\"" + recent
                        + "\"],\"lane\":\"live\"}]");
        assertThat(people.read("nobody", "/consent/preview").path("traces")).isEmpty();
    }

    private static Instant since(HttpResponse<String> said) throws IOException {
        return Instant.parse(TestApi.json(said.body()).path("since").asText());
    }
}
