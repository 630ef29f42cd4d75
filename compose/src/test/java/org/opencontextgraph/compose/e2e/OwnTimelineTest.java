package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.topic.Topics;

/** People of the simulated company look at what is theirs, and one of them leaves. */
class OwnTimelineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Shutdown SHUTDOWN = new Shutdown();

    @SuppressWarnings("NullAway.Init")
    private static RunningInstance instance;

    @BeforeAll
    static void loadTheCompany() throws IOException {
        instance = CompanyInstance.load(SHUTDOWN);
    }

    @AfterAll
    static void stop() {
        SHUTDOWN.close();
    }

    @Test
    void shouldShowEachPersonTheirOwnAndNobodyElses() throws Exception {
        // Given: everything has been written
        for (String name : List.of("person-001", "person-002")) {
            String person = personOf(name);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(allOf(name, "/tasks", "tasks")).hasSize((int) countOfTasks(person));
                assertThat(allOf(name, "/timeline", "events")).hasSize((int) count("event", person));
            });
        }

        // When
        List<JsonNode> ann = allOf("person-001", "/timeline", "events");
        List<JsonNode> ben = allOf("person-002", "/timeline", "events");
        List<JsonNode> anns = allOf("person-001", "/tasks", "tasks");

        // Then
        assertThat(get("person-001", "").body()).isEqualTo("{\"known\":true,\"accounts\":5,\"linked_accounts\":0}");
        assertThat(ids(ann)).isNotEmpty().doesNotContainAnyElementsOf(ids(ben));
        assertThat(ids(ben)).isNotEmpty();
        assertThat(ann)
                .isSortedAccordingTo(
                        (left, right) -> Instant.parse(right.path("time").asText())
                                .compareTo(Instant.parse(left.path("time").asText())));
        assertThat(ids(anns)).isNotEmpty().doesNotHaveDuplicates();
        String own = anns.getFirst().path("id").asText();
        JsonNode whole = JSON.readTree(get("person-001", "/tasks/" + own).body());
        assertThat(whole.path("steps"))
                .isNotEmpty()
                .hasSize(whole.path("task").path("step_count").asInt());
        HttpResponse<String> elses = get("person-002", "/tasks/" + own);
        HttpResponse<String> absent = get("person-002", "/tasks/nothing");
        assertThat(elses.statusCode()).isEqualTo(404);
        assertThat(withoutRequest(elses)).isEqualTo(withoutRequest(absent));
        assertThat(get("stranger", "/timeline").body()).isEqualTo("{\"events\":[],\"next_cursor\":null}");
    }

    @Test
    void shouldTakeBackWhatAPersonSharedWhenTheyOptOutAndBeginAnewWhenTheyOptIn() throws Exception {
        // Given somebody whose traces were published
        String name = someoneWhoShares(3);
        String person = personOf(name);
        Set<String> units = unitsWith(person);
        assertThat(units).isNotEmpty();
        assertThat(rows(units)).isEqualTo(units.size());
        assertThat(words(name)).contains("shared");

        // When
        HttpResponse<String> out = put(name, false);

        // Then
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(get(name, "/consent").body()).isEqualTo(out.body()).contains("\"opted_in\":false");
        assertThat(words(name)).contains("taken_back").doesNotContain("shared");
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    assertThat(instance.topic(Topics.TRACE)
                                    .all(RetractPerson.class)
                                    .map(RetractPerson::getPerson))
                            .contains(person);
                    assertThat(unitsWith(person)).isEmpty();
                    assertThat(rows(units)).isZero();
                });

        // And when they come back, it is from now on
        Instant before = Instant.now();
        HttpResponse<String> in = put(name, true);
        assertThat(get(name, "/consent").body()).isEqualTo(in.body());
        assertThat(Instant.parse(JSON.readTree(in.body()).path("since").asText()))
                .isBetween(before.minusMillis(1), Instant.now());
        assertThat(words(name)).contains("taken_back").doesNotContain("shared");
        assertThat(unitsWith(person)).isEmpty();
        new InvariantChecker(instance).check();
    }

    @Test
    void shouldTakeBackWhatAPersonExcludesSplitsOrMerges() throws Exception {
        // Given somebody with published tasks
        String name = someoneWhoShares(50);
        OwnAnswers own = new OwnAnswers(instance, name);
        String person = personOf(name);
        Set<String> published = published(person, entry -> shown(entry.getTrace()));
        List<String> tasks = own.allOf("/tasks", "tasks").stream()
                .filter(task -> task.path("step_count").asInt() > 1)
                .map(task -> task.path("id").asText())
                .filter(published::contains)
                .limit(4)
                .toList();
        assertThat(tasks).hasSize(4);
        JsonNode whole = JSON.readTree(own.get("/tasks/" + tasks.get(1)).body());
        String second = whole.path("steps").path(1).path("event").asText();
        List<String> timeline = ids(own.allOf("/timeline", "events"));

        // When
        List<HttpResponse<String>> answers = List.of(
                own.send("PATCH", "/tasks/" + tasks.get(0), "{\"title\":\"mine\",\"excluded\":true}"),
                own.send("POST", "/tasks/" + tasks.get(1) + "/split", "{\"from\":\"" + second + "\"}"),
                own.send("POST", "/tasks/merge", "{\"tasks\":[\"" + tasks.get(2) + "\",\"" + tasks.get(3) + "\"]}"));

        // Then they are what their person says, at once
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200, "was done and can be read");
        String merged =
                JSON.readTree(answers.getLast().body()).path("tasks").path(0).asText();
        assertThat(own.get("/tasks/" + tasks.get(0)).body()).contains("\"mine\"", "\"taken_back\"", "\"excluded\"");
        assertThat(own.get("/tasks/" + tasks.get(1)).body()).contains("\"step_count\":1,", "\"corrected\"");
        assertThat(own.get("/tasks/" + shown(second)).body()).contains("\"private\"", "\"corrected\"");
        assertThat(own.get("/tasks/" + merged).body()).contains("\"taken_back\"", "\"corrected\"");
        assertThat(ids(own.allOf("/timeline", "events"))).isEqualTo(timeline);

        // And nothing of them is published any more
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(published(person, entry -> shown(entry.getTrace())))
                        .doesNotContainAnyElementsOf(tasks)
                        .doesNotContain(shown(second)));
        new InvariantChecker(instance).check();
    }

    @Test
    void shouldShowWhatTheGroupsOfAToolOpenToItsMembers() throws Exception {
        // Given: the tools were asked, and somebody is an engineer there
        run("update ingest.job_schedule set next_run = now() where name like 'sync_permissions%'");
        String engineers = " from personal.subject own join personal.account login using (account)"
                + " join personal.account tool on tool.person = login.person"
                + " join personal.membership member on member.account = tool.account"
                + " where 'group:engineering' = any(member.audiences)";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(number("select count(distinct login.person)" + engineers))
                        .isGreaterThan(10));
        String name = text("select min(subject)" + engineers);

        // When
        String processes = "/api/v1/analytics/processes";
        String engineer = as(name, List.of(), processes);

        // Then: as if the token said it, which it does not
        assertThat(engineer)
                .isEqualTo(as("stranger", List.of("engineering"), processes))
                .isNotEqualTo(as("stranger", List.of(), processes));
    }

    private static String someoneWhoShares(int from) throws Exception {
        for (int number = from; number < from + 47; number++) {
            String name = String.format(java.util.Locale.ROOT, "person-%03d", number);
            if (!unitsWith(personOf(name)).isEmpty()) {
                return name;
            }
        }
        throw new AssertionError("nobody shares");
    }

    /** The units that a person is in, by the gate's own book. */
    private static Set<String> unitsWith(String person) {
        return published(person, entry -> String.valueOf(entry.getUnit()));
    }

    private static Set<String> published(String person, Function<LedgerEntry, String> what) {
        Map<String, LedgerEntry> last = new HashMap<>();
        instance.topic(Topics.LEDGER).records().forEach(written -> {
            String key = String.valueOf(written.key());
            if (written.message() instanceof LedgerEntry entry) {
                last.put(key, entry);
            } else {
                last.remove(key);
            }
        });
        return last.values().stream()
                .filter(entry -> entry.getPerson().equals(person) && entry.getPlace() == Place.PUBLISHED)
                .map(what)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static long rows(Set<String> units) throws SQLException {
        return number("select count(*) from context.release_unit where unit in ('" + String.join("','", units) + "')");
    }

    /** A task's id as the API has it. */
    private static String shown(String task) {
        return URLEncoder.encode(task, StandardCharsets.UTF_8).replace('%', '~');
    }

    private static Set<String> words(String name) throws Exception {
        return allOf(name, "/tasks", "tasks").stream()
                .map(task -> task.path("sharing").asText())
                .collect(Collectors.toSet());
    }

    private static String personOf(String subject) throws SQLException {
        return text("select person from personal.subject join personal.account using (account) where subject = '"
                + subject + "'");
    }

    private static void run(String sql) throws SQLException {
        try (var database = instance.database();
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String sql) throws SQLException {
        try (var database = instance.database();
                var statement = database.createStatement();
                var found = statement.executeQuery(sql)) {
            assertThat(found.next()).as(sql).isTrue();
            return found.getString(1);
        }
    }

    private static long count(String table, String person) throws SQLException {
        return number("select count(*) from personal." + table + " where person = '" + person + "'");
    }

    /** As the personal room wrote them. */
    private static long countOfTasks(String person) {
        return instance.topic(Topics.TASK).records().stream()
                .map(written -> String.valueOf(written.key()))
                .filter(key -> key.startsWith(person + "|"))
                .distinct()
                .count();
    }

    private static long number(String sql) throws SQLException {
        try (var database = instance.database();
                var statement = database.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static List<JsonNode> allOf(String name, String path, String field) throws Exception {
        return new OwnAnswers(instance, name).allOf(path, field);
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("id").asText()).toList();
    }

    private static String withoutRequest(HttpResponse<String> response) {
        return response.body()
                .replace(response.headers().firstValue("X-Request-Id").orElseThrow(), "REQUEST");
    }

    private static HttpResponse<String> get(String name, String path) throws Exception {
        return new OwnAnswers(instance, name).get(path);
    }

    private static HttpResponse<String> put(String name, boolean optedIn) throws Exception {
        return new OwnAnswers(instance, name).put("/consent", "{\"opted_in\":" + optedIn + "}");
    }

    /** Any address, asked by somebody whose token names these groups. */
    private static String as(String name, List<String> groups, String path) throws Exception {
        String token = instance.connection().devTokens().fetch(name, groups, List.of());
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(instance.connection().api().resolve(path))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
