package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.query.server.TestApi.summary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens next, over HTTP. */
class SuggestionAnswersTest {
    private static final List<String> VOCABULARY = List.of("a", "b", "c");

    @SuppressWarnings("NullAway.Init")
    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldLookBackAsFarAsItHelps() throws Exception {
        // Given: after a comes b, but after x and a comes c
        api.release(
                TestUnit.of("everyone", 40, "a", "b").taking(null, 10),
                TestUnit.of("everyone", 20, "x", "a", "c").taking(null, 30));

        // When
        JsonNode short1 = ask("a");
        JsonNode long2 = ask("x", "a");

        // Then
        assertThat(first(short1)).isEqualTo("b false ≥5 7");
        assertThat(short1.path("context_length").asInt()).isEqualTo(1);
        assertThat(first(long2)).isEqualTo("c false ≥5 260");
        assertThat(long2.path("context_length").asInt()).isEqualTo(2);
        assertThat(long2.path("abstained").asBoolean()).isFalse();
        assertThat(long2.path("unknown_steps")).isEmpty();
        assertThat(long2.path("model").path("learned_up_to").asText()).isEqualTo("2026-01-15T00:00:00Z");
    }

    @Test
    void shouldSayOfAGuessThatNobodyWasSeenToDoItThere() throws Exception {
        // Given: nobody does c after a, but many do it elsewhere; of whoever came to a, some are withheld
        api.release(
                TestUnit.of("everyone", 20, "a", "b").taking(null, 10),
                TestUnit.of("everyone", 200, "x", "c").taking(null, 30));

        // When
        JsonNode suggestions = ask("a").path("suggestions");

        // Then
        assertThat(TestApi.summary(suggestions, "step", "context_length", "people", "median_seconds"))
                .startsWith("b 1 ≥5 7")
                .contains("c 0 null null");
    }

    @Test
    void shouldSuggestTheEndAndKnowTheBeginning() throws Exception {
        // Given: who begins with a is done
        api.release(TestUnit.of("everyone", 20, "a"), TestUnit.of("everyone", 30, "b", "a", "c"));

        // When, Then
        assertThat(first(answer(List.of("a"), ",\"from_beginning\":true"))).isEqualTo("null true ≥5 null");
        assertThat(first(ask("a"))).isEqualTo("c false ≥5 null");
        assertThat(answer(List.of("a"), ",\"limit\":1").path("suggestions")).hasSize(1);
    }

    @Test
    void shouldAbstainWhereLessThanTwiceKIsKnownAndNameWhatIsUnknown() throws Exception {
        // Given: `thin` five times, `rare` in a context alone, `secret` for the crew alone
        api.release(
                TestUnit.of("everyone", 20, "a", "b"),
                TestUnit.of("everyone", 5, "thin", "b"),
                TestUnit.transition("everyone", 10, "rare", "a", "b"),
                TestUnit.of("group:crew", 20, "secret", "b"));

        // When
        JsonNode thin = ask("thin");
        JsonNode secret = ask("rare", "secret", "nonsense");

        // Then
        assertThat(thin.path("abstained").asBoolean()).isTrue();
        assertThat(thin.path("suggestions")).isEmpty();
        assertThat(thin.path("unknown_steps")).isEmpty();
        assertThat(secret.path("abstained").asBoolean()).isTrue();
        assertThat(secret.path("context_length").asInt()).isZero();
        assertThat(secret.path("unknown_steps").toString()).isEqualTo("[\"secret\",\"nonsense\"]");
        assertThat(first(api.suggest("p", List.of("secret"), "crew"))).startsWith("b ");
    }

    @Test
    void shouldAddUpTheScopesOfACallerAndFollowWhatComesAndGoes() throws Exception {
        // Given
        api.release(TestUnit.of("everyone", 20, "a", "b"), TestUnit.of("group:crew", 60, "a", "c"));
        assertThat(first(api.suggest("p", List.of("a"), "crew"))).startsWith("c ");
        JsonNode before = ask("a");
        assertThat(first(before)).startsWith("b ");

        // When a unit comes
        api.release(TestUnit.of("everyone", 80, "a", "d"));

        // Then
        JsonNode after = ask("a");
        assertThat(first(after)).startsWith("d ");
        assertThat(after.path("model").path("version"))
                .isNotEqualTo(before.path("model").path("version"));

        // When it goes
        api.database.run("delete from context.release_unit where steps = '{a,d}'");

        // Then it is as if it had never been, but for the version
        JsonNode again = ask("a");
        assertThat(again.path("suggestions")).isEqualTo(before.path("suggestions"));
        assertThat(again.path("unknown_steps")).isEqualTo(before.path("unknown_steps"));
        assertThat(first(api.suggest("p", List.of("a"), "crew"))).startsWith("c ");
    }

    /** Every question of up to four steps: what is forbidden, and what is gone, changes no byte of any answer. */
    @Test
    void shouldTellNothingButWhatFollowsFromUnitsThatTheCallerMayRead() throws Exception {
        // Given
        api.release(
                TestUnit.of("everyone", 20, "a", "b", "a"),
                TestUnit.of("everyone", 11, "b", "c"),
                TestUnit.transition("everyone", 15, "a", "a", "b"));
        List<String> before = probe(19);

        // When the crew's is there, and somebody of the crew has asked
        api.release(
                TestUnit.of("group:crew", 50, "a", "c", "b"),
                TestUnit.of("group:crew", 50, "c", "a"),
                TestUnit.transition("group:crew", 50, "b", "b", "c"));
        assertThat(api.suggest("p", List.of("c"), "crew").path("suggestions")).isNotEmpty();

        // Then
        assertThat(probe(18)).isEqualTo(before);

        // When it is withdrawn
        api.database.run("delete from context.release_unit where scope = 'group:crew'");

        // Then
        assertThat(probe(17)).isEqualTo(before);
    }

    /** @param limit more than there is: with another one nothing is answered from memory */
    private List<String> probe(int limit) throws Exception {
        List<String> answers = new ArrayList<>();
        for (List<String> prefix : prefixes()) {
            answers.add(sent(prefix, ",\"limit\":" + limit));
        }
        return answers;
    }

    private static List<List<String>> prefixes() {
        List<List<String>> prefixes = new ArrayList<>();
        List<List<String>> longest = List.of(List.of());
        for (int length = 1; length <= 4; length++) {
            longest = longest.stream()
                    .flatMap(prefix -> VOCABULARY.stream().map(step -> {
                        List<String> longer = new ArrayList<>(prefix);
                        longer.add(step);
                        return List.copyOf(longer);
                    }))
                    .toList();
            prefixes.addAll(longest);
        }
        return prefixes;
    }

    private JsonNode ask(String... steps) throws Exception {
        return answer(List.of(steps), "");
    }

    private JsonNode answer(List<String> steps, String more) throws Exception {
        return TestApi.json(sent(steps, more));
    }

    private String sent(List<String> steps, String more) throws Exception {
        String recent = steps.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        String body = "{\"process_key\":\"p\",\"recent_steps\":" + recent + more + "}";
        HttpResponse<String> response = api.send("POST", "/api/v1/suggest/next_steps", api.issuer.reader(), body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static String first(JsonNode answer) {
        return summary(answer.path("suggestions"), "step", "end", "people", "median_seconds")
                .getFirst();
    }
}
