package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.query.server.TestApi.summary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, cuts, trends, times and comparisons. */
class InsightAnswersTest {
    private static final String T = "/api/v1/analytics/processes/t/timing?variant=";
    private static final String P = "/api/v1/analytics/processes/p";

    @SuppressWarnings("NullAway.Init")
    private static TestApi api;

    @BeforeAll
    static void releaseThreeWeeks() throws Exception {
        api = TestApi.gated();
        // the weeks end on 8, 15 and 22 January
        api.release(
                TestUnit.of("everyone", 50, "a", "b", "c").taking(20, 10).inCut("one"),
                TestUnit.of("everyone", 30, "a", "c").taking(10, 8).inCut("two"),
                TestUnit.of("group:crew", 20, "b", "c", "a").taking(5, 5).inCut("three"));
        api.release(
                TestUnit.of("everyone", 40, "a", "b", "c").taking(30, 15).inCut("four"),
                TestUnit.transition("everyone", 10, "c", "d"),
                TestUnit.ending("everyone", 10, "d"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?contains=b | a,b,c 90; b,c,a 20",
                "?contains=b&starts_with=b | b,c,a 20",
                "?without=b | a,c 30",
                "?without=b&without=a | ''",
                "?without=zzz&contains=b | a,b,c 90; b,c,a 20",
                "?without=b&contains=b | ''",
                "?starts_with=a | a,b,c 90; a,c 30",
                "?starts_with=a&starts_with=b | a,b,c 90",
                "?ends_with=b&ends_with=c | a,b,c 90",
                "?ends_with=a&ends_with=b&ends_with=c&ends_with=d | ''",
                "?contains=zzz | ''",
                "?to=2026-01-08T00:00:00Z | a,b,c 90",
                "?from=2026-01-08T00:00:00Z | a,c 30; b,c,a 20",
                "?from=2026-01-08T00:00:00Z&to=2026-01-15T00:00:00Z | a,c 30",
                "?scope=group:crew | b,c,a 20",
                "?scope=group:others | ''",
                "?scope=everyone&min_count=40 | a,b,c 90"
            })
    void shouldListTheVariantsThatTheFilterLeaves(String query, String expected) throws Exception {
        JsonNode found = api.read(P + "/variants" + query, "crew");
        assertThat(String.join("; ", summary(found.path("variants"), "steps", "count")))
                .isEqualTo(expected);
    }

    @Test
    void shouldSayTheTotalOfWhatTheFilterLeavesRoundedOnce() throws Exception {
        api.release(
                TestUnit.of("everyone", 8, "a", "b").inProcess("total"),
                TestUnit.of("everyone", 9, "a", "c").inProcess("total"),
                TestUnit.of("everyone", 9, "b", "c").inProcess("total"),
                TestUnit.of("group:crew", 7, "a", "d").inProcess("total"),
                TestUnit.transition("everyone", 40, "a", "b").inProcess("total"));
        String total = "/api/v1/analytics/processes/total/variants";

        // Given 8 + 9 + 9 = 26 for everyone, 33 for the crew; the rows say 5 each
        assertThat(totalOf(total)).isEqualTo(25);
        assertThat(totalOf(total, "crew")).isEqualTo(30);
        assertThat(api.read("/api/v1/analytics/processes", "crew")
                        .path("processes")
                        .valueStream()
                        .filter(process -> process.path("process_key").asText().equals("total"))
                        .map(process -> process.path("count").asLong()))
                .containsExactly(30L);
        assertThat(totalOf(total + "?contains=a", "crew")).isEqualTo(20);
        assertThat(totalOf(total + "?without=a", "crew")).isEqualTo(5);
        assertThat(totalOf(total + "?scope=group:crew", "crew")).isEqualTo(5);
        assertThat(totalOf(total + "?scope=group:crew")).isZero();
        assertThat(totalOf(total + "?contains=zzz")).isZero();

        // And it is the same on every page, whatever is too rare for it
        String cursor = api.read(total + "?limit=2").path("next_cursor").asText();
        assertThat(totalOf(total + "?limit=2&cursor=" + cursor)).isEqualTo(25);
        assertThat(totalOf(total + "?min_count=1000")).isEqualTo(25);
    }

    private static long totalOf(String path, String... groups) throws Exception {
        return api.read(path, groups).path("total_count").longValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/variants?contain=b",
                "/variants?limit=1&limit=2",
                "/variants?from=yesterday",
                "/variants?from=2026-01-08T00:00:00Z&to=2026-01-08T00:00:00Z",
                "/variants?from=9999-01-08T00:00:00Z",
                "/variants?starts_with=%00",
                "/variants?without=%00",
                "/trend?without=a&without=a&without=a&without=a&without=a&without=a&without=a&without=a&without=a&without=a"
                        + "&without=a&without=a&without=a&without=a&without=a&without=a&without=a&without=a&without=a&without=a"
                        + "&without=a",
                "/graph?activities=0",
                "/graph?paths=101",
                "/graph?limit=3",
                "/graph?without=%00",
                "/graph/export?starts_with=%00",
                "/timing",
                "/graph/edge?source=a",
                "/graph/edge?target=a",
                "/graph/edge?source=%00&target=a",
                "/compare?before_from=x"
            })
    void shouldSayWhatIsWrongWithAQuery(String query) throws Exception {
        var answer = api.get(P + query, api.issuer.reader());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestApi.json(answer.body()).path("detail").asText())
                .matches(
                        "(source|target|limit|from|starts_with|without|activities|paths|variant|before_from|there is a query parameter).*")
                .doesNotContain("yesterday");
    }

    @Test
    void shouldSayHowOftenAStepWasDoneBegunAndEnded() throws Exception {
        JsonNode graph = api.read(P + "/graph", "crew");
        assertThat(summary(graph.path("nodes"), "step", "count", "starts", "ends"))
                .containsExactly("a 140 120 20", "b 110 20 0", "c 150 0 120", "d 10 0 10");
        assertThat(summary(graph.path("edges"), "source", "target", "count", "median_seconds"))
                .containsExactly("b c 110 7", "a b 90 7", "a c 30 5", "c a 20 3", "c d 10 null");
        assertThat(summary(api.read(P + "/graph?to=2026-01-08T00:00:00Z").path("nodes"), "step", "count"))
                .containsExactly("a 90", "b 90", "c 90");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?contains=c | a 140 120 20, b 110 20 0, c 140 0 120 | b c 110, a b 90, a c 30, c a 20",
                "?without=b | a 30 30 0, c 30 0 30 | a c 30",
                "?starts_with=b | a 20 0 20, b 20 20 0, c 20 0 0 | b c 20, c a 20",
                "?ends_with=b&ends_with=c | a 90 90 0, b 90 0 0, c 90 0 90 | a b 90, b c 90",
                "?contains=a&without=b&from=2026-01-15T00:00:00Z | '' | ''",
                "?contains=d | '' | ''"
            })
    void shouldCountOnlyWholeSequencesInAGraphByItsSteps(String query, String nodes, String edges) throws Exception {
        JsonNode graph = api.read(P + "/graph" + query, "crew");
        assertThat(String.join(", ", summary(graph.path("nodes"), "step", "count", "starts", "ends")))
                .isEqualTo(nodes);
        assertThat(String.join(", ", summary(graph.path("edges"), "source", "target", "count")))
                .isEqualTo(edges);
        assertThat(api.read(P + "/graph/export" + query + "&format=json", "crew")
                        .path("rows"))
                .isEqualTo(graph.path("edges"));
    }

    @Test
    void shouldSayHowManyPeopleTookAnEdgeInTheLargestSingleCut() throws Exception {
        // Given cuts of two, one, three and four units; some of the last are not for everyone
        api.release(
                TestUnit.of("everyone", 9, "a", "b").inCut("b1").inProcess("bands"),
                TestUnit.of("everyone", 9, "a", "b").inCut("b1").inProcess("bands"),
                TestUnit.of("everyone", 9, "a", "b", "c").inCut("b2").inProcess("bands"),
                TestUnit.of("everyone", 9, "a", "b").inCut("b3").inProcess("bands"),
                TestUnit.transition("everyone", 9, "x", "c", "d").inCut("b4").inProcess("bands"),
                TestUnit.transition("everyone", 9, "x", "c", "d").inCut("b4").inProcess("bands"),
                TestUnit.transition("everyone", 9, "x", "c", "d").inCut("b4").inProcess("bands"),
                TestUnit.ending("everyone", 9, "c", "d").inCut("b5").inProcess("bands"),
                TestUnit.ending("everyone", 9, "c", "d").inCut("b5").inProcess("bands"),
                TestUnit.ending("everyone", 9, "c", "d").inCut("b5").inProcess("bands"),
                TestUnit.ending("everyone", 9, "c", "d").inCut("b5").inProcess("bands"),
                TestUnit.of("group:crew", 9, "b", "c").inCut("b6").inProcess("bands"),
                TestUnit.of("group:crew", 9, "b", "c").inCut("b6").inProcess("bands"));
        String bands = "/api/v1/analytics/processes/bands/graph";

        // Then it is never a sum over cuts, and a step has the largest of what counts it
        JsonNode graph = api.read(bands);
        assertThat(summary(graph.path("edges"), "source", "target", "people"))
                .containsExactlyInAnyOrder("a b ≥10", "b c ≥5", "c d ≥10");
        assertThat(summary(graph.path("nodes"), "step", "people")).containsExactly("a ≥10", "b ≥10", "c ≥10", "d ≥20");
        JsonNode export = api.read(bands + "/export?format=json").path("rows");
        assertThat(export).isEqualTo(graph.path("edges"));

        // and nothing of what the caller does not see, or did not choose
        assertThat(summary(api.read(bands, "crew").path("edges"), "source", "target", "people"))
                .contains("b c ≥10");
        assertThat(summary(api.read(bands + "?without=c").path("edges"), "source", "target", "people"))
                .containsExactly("a b ≥10");
        assertThat(summary(api.read(bands + "?contains=c").path("nodes"), "step", "people"))
                .containsExactly("a ≥5", "b ≥5", "c ≥5");
    }

    @Test
    void shouldCutTheGraphAndSaySo() throws Exception {
        JsonNode graph = api.read(P + "/graph?activities=75&paths=1", "crew");
        assertThat(summary(graph.path("nodes"), "step")).containsExactly("a", "b", "c");
        assertThat(graph.path("edges")).hasSize(3);
        JsonNode cut = graph.path("cut");
        assertThat(List.of(
                        cut.path("activities_percent").asInt(),
                        cut.path("activities_shown").asInt(),
                        cut.path("activities").asInt(),
                        cut.path("paths_percent").asInt(),
                        cut.path("paths_shown").asInt(),
                        cut.path("paths").asInt()))
                .containsExactly(75, 3, 4, 1, 3, 5);
    }

    @Test
    void shouldShowHowItGoesFromWindowToWindow() throws Exception {
        JsonNode trend = api.read(P + "/trend", "crew");
        assertThat(summary(trend.path("windows"), "window", "count", "median_seconds"))
                .containsExactly(
                        "2026-01-08T00:00:00Z 90 42", "2026-01-15T00:00:00Z 30 7", "2026-01-22T00:00:00Z 20 3");
        String variant = TestUnit.of("everyone", 1, "a", "c").variant();
        assertThat(summary(api.read(P + "/trend?variant=" + variant).path("windows"), "count"))
                .containsExactly("30");
        assertThat(summary(api.read(P + "/trend?contains=b").path("windows"), "count"))
                .containsExactly("90");
        assertThat(summary(api.read(P + "/trend?without=b").path("windows"), "count"))
                .containsExactly("30");
    }

    @Test
    void shouldSayHowLongAVariantTakesWhereEnoughPeopleSupportIt() throws Exception {
        // Given quantiles of one of both cuts, for the first pair of steps only
        TestUnit unit = TestUnit.of("everyone", 50, "a", "b", "c")
                .taking(20, 10)
                .inCut("t")
                .inProcess("t");
        api.release(unit);
        api.database.run(unit.timing(null, 15, 31, null)
                .replace("'{}', '{}', '{}', '{}'", "'{NULL,NULL}', '{4,NULL}', '{20,NULL}', '{NULL,NULL}'"));

        JsonNode timing = api.read(T + unit.variant());

        assertThat(summary(timing.path("gaps"), "source", "target")).containsExactly("a b", "b c");
        assertThat(timing.path("gaps").valueStream().map(gap -> gap.path("times")))
                .map(times -> times.path("p25_seconds").asText() + " "
                        + times.path("median_seconds").asText() + " "
                        + times.path("p75_seconds").asText())
                .containsExactly("2 7 42", "null 7 null");
        assertThat(timing.path("total").path("median_seconds").asLong()).isEqualTo(42);
        assertThat(timing.path("total").path("p25_seconds").asLong()).isEqualTo(17);
        assertThat(timing.path("total").path("p90_seconds").isNull()).isTrue();
        JsonNode unknown = api.read(T + "00");
        assertThat(unknown.path("steps")).isEmpty();
        assertThat(unknown.path("total").isNull()).isTrue();
    }

    @Test
    void shouldCompareTwoSpansAndTwoScopes() throws Exception {
        JsonNode weeks =
                api.read(P + "/compare?before_to=2026-01-08T00:00:00Z&after_from=2026-01-08T00:00:00Z", "crew");
        assertThat(summary(weeks.path("variants").path("added"), "steps")).containsExactly("a,c", "b,c,a");
        assertThat(summary(weeks.path("variants").path("removed"), "steps")).containsExactly("a,b,c");
        assertThat(summary(weeks.path("edges").path("faster"), "source", "target"))
                .containsExactly("b c");
        assertThat(weeks.path("edges").path("slower")).isEmpty();
        assertThat(summary(weeks.path("edges").path("removed"), "source", "target"))
                .containsExactly("a b");

        JsonNode scopes = api.read(P + "/compare?before_scope=group:crew&after_scope=everyone&limit=1", "crew");
        assertThat(summary(scopes.path("variants").path("added"), "steps")).containsExactly("a,b,c");
        assertThat(summary(scopes.path("variants").path("removed"), "steps")).containsExactly("b,c,a");
        assertThat(summary(scopes.path("edges").path("slower"), "source", "target"))
                .containsExactly("b c");

        // And it says whether there was more
        assertThat(weeks.path("variants").path("cut").asBoolean()).isFalse();
        JsonNode first =
                api.read(P + "/compare?before_to=2026-01-08T00:00:00Z&after_from=2026-01-08T00:00:00Z&limit=1", "crew");
        assertThat(summary(first.path("variants").path("added"), "steps")).hasSize(1);
        assertThat(first.path("variants").path("cut").asBoolean()).isTrue();
    }

    @Test
    void shouldNameTheScopesAndWindowsThatCanBeAskedFor() throws Exception {
        JsonNode process = api.read("/api/v1/analytics/processes", "crew")
                .path("processes")
                .get(0);
        assertThat(process.path("scopes").valueStream().map(JsonNode::asText))
                .containsExactly("everyone", "group:crew");
        assertThat(process.path("first_window").asText()).isEqualTo("2026-01-08T00:00:00Z");
        assertThat(process.path("k").asInt()).isEqualTo(5);
        assertThat(api.read("/api/v1/analytics/processes")
                        .path("processes")
                        .get(0)
                        .path("scopes"))
                .hasSize(1);
    }

    @Test
    void shouldGiveWhatIsShownAsAFile() throws Exception {
        var csv = api.get(P + "/variants/export?contains=b&sort=count", api.issuer.reader("crew"));
        assertThat(csv.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"p-variants.csv\"");
        assertThat(csv.body().lines())
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("variant,steps,count,people,"),
                        row -> assertThat(row).contains(",a → b → c,90,≥5,2026-01-08T00:00:00Z,42,,,,"),
                        row -> assertThat(row).contains(",b → c → a,20,≥5,"));
        var cut = api.get(P + "/graph/export?activities=75&paths=1", api.issuer.reader());
        String release =
                cut.headers().firstValue("ETag").orElseThrow().replace("W/", "").replace("\"", "");
        assertThat(cut.body().lines())
                .containsExactly(
                        "source,target,count,median_seconds,people,process_key,filters,complete_up_to,k,release,paths_shown,paths",
                        "a,b,90,7,≥5,p,activities=75&paths=1,,5," + release + ",2,4",
                        "b,c,90,7,≥5,p,activities=75&paths=1,,5," + release + ",2,4");
        assertThat(api.get(P + "/variants/export?without=b", api.issuer.reader("crew"))
                        .body()
                        .lines()
                        .skip(1))
                .singleElement()
                .satisfies(row -> assertThat(row).contains(",a → c,30,"));
        assertThat(api.get(P + "/trend/export?without=b", api.issuer.reader())
                        .body()
                        .lines())
                .containsExactly(
                        "window,count,median_seconds,process_key,filters,complete_up_to,k,release",
                        "2026-01-15T00:00:00Z,30,7,p,without=b,,5," + release);
        assertThat(api.get(P + "/trend/export", api.issuer.reader()).body().lines())
                .containsExactly(
                        "window,count,median_seconds,process_key,filters,complete_up_to,k,release",
                        "2026-01-08T00:00:00Z,90,42,p,,,5," + release,
                        "2026-01-15T00:00:00Z,30,7,p,,,5," + release);
        JsonNode json = api.read(P + "/variants/export?format=json&contains=b&min_count=40", "crew");
        assertThat(summary(json.path("rows"), "steps", "count")).containsExactly("a,b,c 90");
        assertThat(json.path("filters").path("contains").get(0).asText()).isEqualTo("b");
        assertThat(json.path("cut").isNull()).isTrue();
        assertThat(json.path("complete_up_to"))
                .isEqualTo(api.read(P + "/variants", "crew").path("complete_up_to"));
        JsonNode edges = api.read(P + "/graph/export?format=json&activities=75&paths=1");
        assertThat(edges.path("cut"))
                .isEqualTo(api.read(P + "/graph?activities=75&paths=1").path("cut"));
        assertThat(edges.path("cut").path("paths_shown").asInt())
                .isEqualTo(edges.path("rows").size());
        assertThat(api.get(P + "/variants/export?format=xml", api.issuer.reader())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldGiveNoFileThatEndsTooEarly() throws Exception {
        api.database.run(
                "insert into context.release_unit (unit, lane, epoch, scope, process, level, steps, variant, count,"
                        + " cut, window_end, k) select 'many ' || i, 'live', 0, 'everyone', 'vast', 'L0', '{a}', md5(i::text),"
                        + " 5 + i % 2 * 5, 'many', '2026-01-08T00:00:00Z', 5 from generate_series(1, 100001) i");
        String many = "/api/v1/analytics/processes/vast/variants/export";

        var refused = api.get(many, api.issuer.reader());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestApi.json(refused.body()).path("detail").asText()).contains("100000", "min_count");
        assertThat(refused.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(api.get(many + "?min_count=10", api.issuer.reader()).body().lines())
                .hasSize(50_002);
        String long700 = "&without=" + "x".repeat(700);
        var filtered = api.get(many + "?min_count=10" + long700, api.issuer.reader());
        assertThat(filtered.statusCode()).isEqualTo(400);
        assertThat(TestApi.json(filtered.body()).path("detail").asText()).contains("format=json");
        assertThat(api.read(many + "?format=json&min_count=10" + long700).path("rows"))
                .hasSize(50_001);
    }

    @Test
    void shouldGiveASpreadsheetNoFormula() throws Exception {
        api.release(TestUnit.of("everyone", 50, "=1+1", "say \"x\", y").inProcess("sheet"));
        assertThat(api.get("/api/v1/analytics/processes/sheet/graph/export", api.issuer.reader())
                        .body())
                .contains("'=1+1,\"say \"\"x\"\", y\",50,");
    }

    @Test
    void shouldTakeACursorOnlyFromWhomAndForWhatItWasGiven() throws Exception {
        String first = P + "/variants?limit=1&starts_with=a";
        String cursor = api.read(first).path("next_cursor").asText();
        String ann = api.issuer.reader();
        assertThat(api.get(first + "&cursor=" + cursor, ann).statusCode()).isEqualTo(200);
        assertThat(api.get(first.replace("limit=1", "limit=2") + "&cursor=" + cursor, ann)
                        .statusCode())
                .isEqualTo(200);
        for (String other : List.of(
                P + "/variants?limit=1&starts_with=b",
                P + "/variants?limit=1",
                P + "/variants?limit=1&starts_with=a&without=b",
                P + "/variants?limit=1&starts_with=a&sort=recent",
                P + "/families?limit=1",
                "/api/v1/analytics/processes/q/variants?limit=1&starts_with=a")) {
            assertThat(api.get(other + (other.contains("?") ? "&" : "?") + "cursor=" + cursor, ann)
                            .statusCode())
                    .as(other)
                    .isEqualTo(400);
        }
        String ben = api.issuer.sign(api.issuer.claims().subject("ben").build());
        assertThat(api.get(first + "&cursor=" + cursor, ben).statusCode()).isEqualTo(400);
        String changed = (cursor.charAt(0) == 'A' ? "B" : "A") + cursor.substring(1);
        assertThat(api.get(first + "&cursor=" + changed, ann).statusCode()).isEqualTo(400);
    }
}
