package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.query.server.TestApi.summary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final String PROCESSES = "/api/v1/analytics/processes";
    private static final String VARIANTS = PROCESSES + "/p/variants";

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
    void shouldRoundDownAfterSummingOverWhatTheCallerSees() throws Exception {
        // Given
        api.release(
                TestUnit.of("everyone", 7, "a", "b"),
                TestUnit.of("group:crew", 8, "a", "b"),
                TestUnit.of("group:ops", 9, "a", "b"));

        // When, Then: 7 → 5, 7 + 8 = 15, 7 + 8 + 9 = 24 → 20; never 5 + 5 + 5
        assertThat(summary(api.read(VARIANTS).path("variants"), "steps", "count"))
                .containsExactly("a,b 5");
        assertThat(summary(api.read(VARIANTS, "crew").path("variants"), "steps", "count"))
                .containsExactly("a,b 15");
        assertThat(summary(api.read(VARIANTS, "crew", "ops").path("variants"), "steps", "count"))
                .containsExactly("a,b 20");
        assertThat(summary(api.read(PROCESSES, "crew", "ops").path("processes"), "process_key", "count"))
                .containsExactly("p 20");
    }

    @Test
    void shouldShowAScopeToAnyOfItsAudiences() throws Exception {
        // Given
        api.release(TestUnit.of("group:crew,group:ops", 5, "a"));

        // When, Then
        assertThat(api.read(VARIANTS, "ops").path("variants")).hasSize(1);
        assertThat(api.read(VARIANTS, "crew").path("variants")).hasSize(1);
        assertThat(api.read(VARIANTS, "crew,group:ops", "op", "Ops").path("variants"))
                .isEmpty();
    }

    @Test
    void shouldGiveTheSameBytesForWithheldAbsentAndForbidden() throws Exception {
        for (String path : List.of("/variants", "/graph")) {
            // Given, When: one and the same key, before there is anything, and released where the caller is not
            String absent =
                    api.get(PROCESSES + "/p" + path, api.issuer.reader()).body();
            api.release(TestUnit.of("group:crew", 50, "a", "b"));
            String forbidden =
                    api.get(PROCESSES + "/p" + path, api.issuer.reader()).body();
            api.release(TestUnit.of("everyone", 50, "x").inProcess("other"));
            HttpResponse<String> unseen = api.get(PROCESSES + "/p" + path, api.issuer.reader());

            // Then
            assertThat(forbidden).isEqualTo(absent);
            assertThat(unseen.body()).isEqualTo(absent);
            assertThat(unseen.statusCode()).isEqualTo(200);
            api.database.run("delete from context.release_unit; delete from context.scope");
        }
    }

    @Test
    void shouldShowTheBandOfTheLargestCutAndNeverASum() throws Exception {
        // Given: 2 cohorts in one cut, 1 in another; k = 10 elsewhere
        api.release(
                TestUnit.of("everyone", 5, "a").inCut("first"),
                TestUnit.of("everyone", 5, "a").inCut("first"),
                TestUnit.of("everyone", 5, "a").inCut("second"),
                TestUnit.of("everyone", 10, "b").underK(10).inCut("third"),
                TestUnit.of("everyone", 500, "c"));

        // When, Then
        assertThat(summary(api.read(VARIANTS).path("variants"), "steps", "count", "people"))
                .containsExactly("c 500 ≥5", "a 15 ≥10", "b 10 ≥10");
    }

    @Test
    void shouldRoundToTheLargerKWhereTwoMeet() throws Exception {
        api.release(
                TestUnit.of("everyone", 9, "a"),
                TestUnit.of("everyone", 10, "a").underK(10));
        assertThat(summary(api.read(VARIANTS).path("variants"), "count")).containsExactly("10");
    }

    @Test
    void shouldFilterByTheShownCount() throws Exception {
        api.release(TestUnit.of("everyone", 9, "a"), TestUnit.of("everyone", 10, "b"));
        assertThat(summary(api.read(VARIANTS + "?min_count=6").path("variants"), "steps"))
                .containsExactly("b");
        assertThat(summary(api.read(VARIANTS + "?min_count=5").path("variants"), "steps"))
                .containsExactly("b", "a");
    }

    @Test
    void shouldPageThroughEveryVariantOnceInEitherOrder() throws Exception {
        // Given: many ties
        List<TestUnit> released = new ArrayList<>();
        for (int i = 0; i < 57; i++) {
            released.add(TestUnit.of("everyone", 5 + i % 11, "s" + i));
        }
        api.release(released.toArray(TestUnit[]::new));

        for (String sort : List.of("count", "recent")) {
            // When
            List<String> paged = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = api.read(VARIANTS + "?limit=10&sort=" + sort + cursor);
                paged.addAll(summary(page.path("variants"), "steps"));
                cursor = page.path("next_cursor").isNull()
                        ? null
                        : "&cursor=" + page.path("next_cursor").asText();
            } while (cursor != null);

            // Then
            assertThat(paged).hasSize(57).doesNotHaveDuplicates();
            assertThat(paged)
                    .isEqualTo(summary(
                            api.read(VARIANTS + "?limit=200&sort=" + sort).path("variants"), "steps"));
        }
    }

    @Test
    void shouldDrawTheGraphOfShownVariants() throws Exception {
        // Given
        api.release(
                TestUnit.of("everyone", 7, "a", "b", "c"),
                TestUnit.of("everyone", 6, "b", "c"),
                TestUnit.of("everyone", 5, "alone"));

        // When
        JsonNode graph = api.read(PROCESSES + "/p/graph");

        // Then: b→c is 7 + 6 = 13 → 10
        assertThat(summary(graph.path("nodes"), "step")).containsExactly("a", "alone", "b", "c");
        assertThat(summary(graph.path("edges"), "source", "target", "count")).containsExactly("b c 10", "a b 5");
    }

    @Test
    void shouldCountTransitionsInEdgesAndNextStepsButNotAsVariants() throws Exception {
        // Given: the same steps as a whole sequence and as a transition
        api.release(
                TestUnit.of("everyone", 6, "a", "b"),
                TestUnit.transition("everyone", 9, "a", "b"),
                TestUnit.transition("everyone", 7, "a", "b", "rare"),
                TestUnit.ending("everyone", 50, "b", "rare"),
                TestUnit.transition("group:crew", 20, "b", "hidden"),
                TestUnit.transition("everyone", 20, "x", "y").inProcess("pieces"));

        // When
        JsonNode variants = api.read(VARIANTS);
        JsonNode graph = api.read(PROCESSES + "/p/graph");

        // Then: a variant counts whole traces and its band is of their cut alone
        assertThat(summary(variants.path("variants"), "steps", "count", "people"))
                .containsExactly("a,b 5 ≥5");
        assertThat(summary(api.read(PROCESSES).path("processes"), "process_key", "count"))
                .containsExactly("p 5");

        // a→b is 6 + 9 = 15; a transition's context is not counted again, and the end is no step
        assertThat(summary(graph.path("edges"), "source", "target", "count")).containsExactly("a b 15", "b rare 5");
        assertThat(summary(graph.path("nodes"), "step")).containsExactly("a", "b", "rare");
        assertThat(summary(api.read(PROCESSES + "/pieces/graph").path("edges"), "source", "target", "count"))
                .containsExactly("x y 20");
        assertThat(api.read(PROCESSES + "/pieces/variants").path("variants")).isEmpty();
    }

    @Test
    void shouldBeCompleteUpToTheLanesThatTheAnswerComesFrom() throws Exception {
        // Given: transitions of one lane, whole sequences of another
        api.release(TestUnit.of("everyone", 5, "a", "b"), TestUnit.transition("everyone", 5, "a", "c"));
        api.database.run("alter table context.release_unit disable trigger a_unit_never_changes;"
                + " update context.release_unit set lane = 'import' where level = 'L1';"
                + " insert into context.lane values ('live', 0, 1, '2026-01-08T00:00:00Z', false),"
                + " ('import', 0, 1, '2026-01-01T00:00:00Z', false)");

        // When, Then
        assertThat(api.read(VARIANTS).path("complete_up_to").asText()).isEqualTo("2026-01-08T00:00:00Z");
        assertThat(api.read(PROCESSES).path("complete_up_to").asText()).isEqualTo("2026-01-08T00:00:00Z");
        assertThat(api.read(PROCESSES + "/p/graph").path("complete_up_to").asText())
                .isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void shouldSayHowFarItIsCompleteAndThatTheRestIsWithheld() throws Exception {
        // Given
        api.release(TestUnit.of("everyone", 5, "a"));
        assertThat(api.read(VARIANTS).path("complete_up_to").isNull()).isTrue();
        api.database.run("insert into context.lane values ('live', 0, 2, '2026-01-08T00:00:00Z', false),"
                + " ('live', 1, 2, '2026-01-07T00:00:00Z', false), ('elsewhere', 0, 1, '2020-01-01T00:00:00Z', false)");

        // When
        JsonNode page = api.read(VARIANTS);

        // Then: the slower partition counts, a lane that is not in the answer does not
        assertThat(page.path("complete_up_to").asText()).isEqualTo("2026-01-07T00:00:00Z");
        assertThat(page.path("withheld_notice").asText()).contains("withheld").doesNotContainPattern("\\d");
    }

    @Test
    void shouldNotRoundWhereAnInstanceIsNotGated() throws Exception {
        try (TestApi open = TestApi.ungated()) {
            // Given
            open.release(
                    TestUnit.of("everyone", 1, "a", "b").underK(1),
                    TestUnit.of("everyone", 7, "c").underK(1));

            // When
            JsonNode page = open.read(VARIANTS);

            // Then
            assertThat(summary(page.path("variants"), "steps", "count", "people"))
                    .containsExactly("c 7 null", "a,b 1 null");
            assertThat(page.path("withheld_notice").asText()).contains("not gated");
        }
    }
}
