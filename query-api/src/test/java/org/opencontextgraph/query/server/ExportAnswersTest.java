package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.query.testing.RecordingDatabase;

/** What a file says that it is a list of. */
class ExportAnswersTest {
    private static final String PROCESSES = "/api/v1/analytics/processes/";
    private static final String P = PROCESSES + "p";
    private static final List<String> FILES = List.of("/variants/export", "/graph/export", "/trend/export");
    private static final List<String> ABOUT = List.of("process_key", "filters", "complete_up_to", "k", "release");

    private final RecordingDatabase recording = new RecordingDatabase();

    @SuppressWarnings("NullAway.Init")
    private TestApi api;

    @BeforeEach
    void release() throws Exception {
        api = TestApi.recorded(recording);
        api.database.run("insert into context.lane values ('live', 0, 1, '2026-03-01T00:00:00Z')");
        api.release(
                TestUnit.of("everyone", 50, "a", "b", "c").taking(20, 10).inCut("one"),
                TestUnit.of("everyone", 30, "a", "c").underK(7).inCut("two"),
                TestUnit.of("group:crew", 20, "b", "c", "a").underK(3).inCut("three"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldSayInEachRowWhatTheTableIsAListOf() throws Exception {
        for (String file : FILES) {
            String question = P + file + "?without=zzz&from=2026-01-01T00:00:00Z&contains=c&contains=a";
            HttpResponse<String> csv = api.get(question, api.issuer.reader());
            JsonNode json = api.read(question + "&format=json");
            List<NamedCsvRecord> rows = rows(csv);

            assertThat(rows)
                    .as(file)
                    .hasSameSizeAs(json.path("rows"))
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        assertThat(row.getHeader()).containsSubsequence(ABOUT);
                        assertThat(row.getField("process_key")).isEqualTo("p");
                        assertThat(row.getField("filters"))
                                .isEqualTo("contains=a&contains=c&from=2026-01-01T00%3A00%3A00Z&without=zzz");
                        assertThat(row.getField("complete_up_to")).isEqualTo("2026-03-01T00:00:00Z");
                        assertThat(row.getField("k")).isEqualTo("5");
                        assertThat(row.getField("release"))
                                .isEqualTo(release(csv))
                                .matches("[0-9a-f]{32}");
                    });
            assertThat(json.path("k").asInt()).isEqualTo(5);
            assertThat(json.path("release").asText()).isEqualTo(release(csv));
            assertThat(json.path("complete_up_to").asText()).isEqualTo("2026-03-01T00:00:00Z");
            assertThat(json.path("process_key").asText()).isEqualTo("p");
            assertThat(query(json.path("filters"))).isEqualTo(rows.getFirst().getField("filters"));
        }
    }

    @Test
    void shouldSayTheKOfTheListOfProcessesAndTheReleaseOfTheOtherAnswersToEachCaller() throws Exception {
        for (String[] groups : List.of(new String[0], new String[] {"crew"})) {
            String token = api.issuer.reader(groups);
            int k = api.read(PROCESSES.substring(0, PROCESSES.length() - 1), groups)
                    .path("processes")
                    .get(0)
                    .path("k")
                    .asInt();
            for (String list : List.of("/variants", "/graph", "/trend")) {
                String release = release(api.get(P + list, token));
                HttpResponse<String> csv = api.get(P + list + "/export", token);
                JsonNode json = TestApi.json(
                        api.get(P + list + "/export?format=json", token).body());
                assertThat(release(csv)).isEqualTo(release);
                assertThat(column(csv, "release")).as(list).containsExactly(release);
                assertThat(json.path("release").asText()).isEqualTo(release);
                assertThat(column(csv, "k")).containsExactly(String.valueOf(k));
                assertThat(json.path("k").asInt()).isEqualTo(k).isEqualTo(groups.length == 0 ? 5 : 3);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ''",
                "?sort=recent | ''",
                "?format=csv | ''",
                "?min_count=0 | min_count=0",
                "?without=y&without=x&without=y | without=x&without=y",
                "?starts_with=a&starts_with=b | starts_with=a&starts_with=b",
                "?to=2027-01-01T00:00:00Z&sort=count&scope=everyone&ends_with=c |"
                        + " ends_with=c&scope=everyone&to=2027-01-01T00%3A00%3A00Z"
            })
    void shouldSayTheFiltersInOneWay(String query, String said) throws Exception {
        assertThat(column(api.get(P + "/variants/export" + query, api.issuer.reader()), "filters"))
                .containsExactly(said);
        String json = query + (query.isEmpty() ? "?" : "&") + "format=json";
        if (!query.contains("format")) {
            assertThat(query(api.read(P + "/variants/export" + json).path("filters")))
                    .isEqualTo(said);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "+1",
                "-1+1",
                "@SUM(1)",
                "\t=1",
                "say \"x\", y",
                "a\r\nb",
                "\n=1+1",
                "\u202egnp.exe",
                "a&b=c#d?e+f%20",
                "\uD83D\uDE00",
                "';--"
            })
    void shouldMakeNothingOfWhatAFilterSays(String hostile) throws Exception {
        String written = URLEncoder.encode(hostile, StandardCharsets.UTF_8);
        HttpResponse<String> csv = api.get(P + "/variants/export?without=" + written, api.issuer.reader());

        assertThat(column(csv, "filters")).singleElement().satisfies(said -> {
            assertThat(said).matches("without=[A-Za-z0-9%*._-]+");
            assertThat(URLDecoder.decode(said, StandardCharsets.UTF_8)).isEqualTo("without=" + hostile);
        });
        assertThat(csv.body().lines()).hasSize(3);
        assertThat(api.get(
                                P + "/variants/export?"
                                        + column(csv, "filters").iterator().next(),
                                api.issuer.reader())
                        .body())
                .isEqualTo(csv.body());
    }

    @Test
    void shouldSayHowMuchOfTheEdgesAreThere() throws Exception {
        HttpResponse<String> cut = api.get(P + "/graph/export?activities=70&paths=0", api.issuer.reader());
        JsonNode json = api.read(P + "/graph/export?activities=70&paths=0&format=json");
        HttpResponse<String> whole = api.get(P + "/graph/export", api.issuer.reader());

        assertThat(rows(whole)).hasSize(3);
        assertThat(column(whole, "paths_shown")).containsExactly("3");
        assertThat(column(whole, "paths")).containsExactly("3");
        assertThat(rows(cut)).hasSizeBetween(1, 2);
        assertThat(column(cut, "filters")).containsExactly("activities=70&paths=0");
        assertThat(column(cut, "paths_shown"))
                .containsExactly(String.valueOf(rows(cut).size()))
                .containsExactly(json.path("cut").path("paths_shown").asText());
        assertThat(column(cut, "paths"))
                .containsExactly("3")
                .containsExactly(json.path("cut").path("paths").asText());
        assertThat(api.get(P + "/variants/export", api.issuer.reader()).body()).doesNotContain("paths");
    }

    @Test
    void shouldKeepFilesApartThatHaveTheSameRowsAndSayOtherFilters() throws Exception {
        String token = api.issuer.reader();
        for (String filters : List.of("", "min_count=0", "without=y&without=x", "min_count=0")) {
            assertThat(column(api.get(P + "/variants/export?" + filters, token), "filters"))
                    .containsExactly(filters.equals("without=y&without=x") ? "without=x&without=y" : filters);
        }
    }

    @Test
    void shouldTellTheReleaseOfItsRowsWhateverHappensWhileItIsMade() throws Exception {
        String token = api.issuer.reader();
        String before = release(api.get(P + "/variants", token));

        // Given that something is released after the rows were read
        TestUnit late = TestUnit.of("everyone", 90, "z").underK(4);
        recording.before("\"context\".\"release\"", () -> api.release(late));
        HttpResponse<String> old = api.get(P + "/variants/export", token);
        assertThat(recording.isPast()).isTrue();

        // Then all of the file is from before
        assertThat(column(old, "steps")).doesNotContain("z").hasSize(2);
        assertThat(column(old, "release")).containsExactly(before);
        assertThat(column(old, "k")).containsExactly("5");
        assertThat(release(old)).isEqualTo(before);
        HttpResponse<String> now = api.get(P + "/variants/export", token);
        assertThat(column(now, "steps")).contains("z");
        assertThat(column(now, "k")).containsExactly("4");
        assertThat(column(now, "release")).containsExactly(release(now)).doesNotContain(before);

        // And when it is released before the first row is read, all of it is from then, its tag too
        recording.before("personal.enter", () -> api.release(TestUnit.of("everyone", 90, "y")));
        HttpResponse<String> newer = api.get(P + "/variants/export?min_count=1", token);
        assertThat(recording.isPast()).isTrue();
        assertThat(column(newer, "steps")).contains("y");
        assertThat(column(newer, "release")).containsExactly(release(newer)).doesNotContain(release(now));
        assertThat(release(api.get(P + "/variants", token))).isEqualTo(release(newer));
        assertThat(api.get(P + "/variants/export?min_count=1", token).body()).isEqualTo(newer.body());
    }

    @Test
    void shouldSayOfAProcessThatOneMayNotSeeWhatItSaysOfNone() throws Exception {
        api.release(TestUnit.of("group:others", 50, "a", "b").inProcess("hidden"));
        for (String file : FILES) {
            for (String format : List.of("csv", "json")) {
                HttpResponse<String> hidden =
                        api.get(PROCESSES + "hidden" + file + "?format=" + format, api.issuer.reader());
                HttpResponse<String> absent =
                        api.get(PROCESSES + "absent" + file + "?format=" + format, api.issuer.reader());
                assertThat(hidden.body().replace("hidden", "absent")).isEqualTo(absent.body());
                assertThat(release(hidden)).isEqualTo(release(absent));
                if (format.equals("json")) {
                    JsonNode said = TestApi.json(hidden.body());
                    assertThat(said.path("k").isNull()).isTrue();
                    assertThat(said.path("rows")).isEmpty();
                    assertThat(said.path("release").asText()).isEqualTo(release(absent));
                } else {
                    assertThat(hidden.body().lines()).hasSize(1);
                }
            }
        }
    }

    @Test
    void shouldSayNoKOfAProcessThatTheListOfProcessesHasNot() throws Exception {
        api.release(
                TestUnit.transition("everyone", 10, "c", "d").inProcess("pieces"),
                TestUnit.of("group:others", 10, "c", "d").inProcess("pieces"));
        HttpResponse<String> csv = api.get(PROCESSES + "pieces/graph/export", api.issuer.reader());
        assertThat(rows(csv)).hasSize(1);
        assertThat(column(csv, "k")).containsExactly("");
        assertThat(api.read(PROCESSES + "pieces/graph/export?format=json")
                        .path("k")
                        .isNull())
                .isTrue();
    }

    @Test
    void shouldNameTheFileAfterTheProcess() throws Exception {
        api.release(TestUnit.of("everyone", 50, "a", "b").inProcess("=1+1"));
        HttpResponse<String> csv = api.get(PROCESSES + "%3D1%2B1/graph/export", api.issuer.reader());
        assertThat(csv.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"1-1-edges.csv\"");
        assertThat(column(csv, "process_key")).containsExactly("'=1+1");
        assertThat(api.get(P + "/trend/export?format=json", api.issuer.reader())
                        .headers()
                        .firstValue("Content-Disposition"))
                .contains("attachment; filename=\"p-windows.json\"");
    }

    private static String query(JsonNode filters) {
        return filters.propertyStream()
                .flatMap(filter -> filter.getValue()
                        .valueStream()
                        .map(value -> filter.getKey() + "="
                                + URLEncoder.encode(value.asText(), StandardCharsets.UTF_8)
                                        .replace("+", "%20")))
                .collect(Collectors.joining("&"));
    }

    private static List<NamedCsvRecord> rows(HttpResponse<String> csv) {
        assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
        return CsvReader.builder().ofNamedCsvRecord(csv.body()).stream().toList();
    }

    private static Set<String> column(HttpResponse<String> csv, String name) {
        return rows(csv).stream().map(row -> row.getField(name)).collect(Collectors.toSet());
    }

    /** As the user interface reads it. */
    private static String release(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow().replaceAll(".*\"(.*)\"", "$1");
    }
}
