package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.Loader;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.Loading;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.topic.Topics;

/** In a running instance, an administrator says that two persons are one human, and takes it back. */
class PersonsMergedTest {
    private static final int PEOPLE = 25;
    private static final String UNITS = "select release_unit::text from context.release_unit order by unit";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ToldWork work = new ToldWork();

    @TempDir
    private Path place;

    @Test
    void shouldCountTwoPersonsAsOneUntilItIsTakenBack() throws Exception {
        try (Shutdown running = Shutdown.onSignal()) {
            // Given people of whom exactly five did the same thing, and nobody logs in as the first of them, who is the
            // second one
            DataDirectory directory = running.add(DataDirectory.open(place.resolve("instance")));
            Instance started =
                    Instance.start(directory, Map.of("api.port", "0", "jobs.sweep-cron", "0 0 3 1 1 *"), running);
            Loader loader = Loader.to(started.connection(), directory.secrets());
            Loading loading = loader.loading(new PrintWriter(Writer.nullWriter()));
            for (int i = 0; i < PEOPLE; i++) {
                work.did(
                        "case-" + i,
                        i == 0 ? work.unseen(i, "code") : work.person(i, "code"),
                        i < 5 ? List.of("open", "fix", "close") : List.of("open", "reject"));
            }
            try (ApiReader api = loader.api(List.of("everyone"))) {
                loading.awaitVisible(
                        List.of(loading.source("work", work.source()).lane()), api);
            }
            RunningInstance instance = RunningInstance.on(directory.root());
            Pseudonyms numbers = new Pseudonyms(directory.secrets().ingest().bytes());
            String first = numbers.person("told:0");
            String second = numbers.person("told:1");
            AdminAnswers admin = new AdminAnswers(instance);
            work.seen(instance, "person-1", "case-1");
            List<String> before = rows(instance);
            assertThat(before).hasSizeGreaterThan(1);

            // When
            JsonNode merged = admin.asked(
                    "POST",
                    "/persons",
                    "{\"person\":\"" + first + "\",\"same_as\":\"" + second + "\",\"reason\":\"one desk\"}");

            // Then the human sees all of it, and what four humans did is hidden
            assertThat(merged.path("visible").asBoolean()).isTrue();
            work.seen(instance, "person-1", "case-0", "case-1");
            work.seen(instance, "person-2", "case-2");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rows(instance))
                            .hasSizeLessThan(before.size())
                            .isNotEmpty());
            ToldWork.sound(directory);

            // And when it is taken back, each has their own again; a unit that had to go for it does not come back
            List<String> left = rows(instance);
            assertThat(admin.asked("DELETE", "/persons?person=" + first + "&reason=wrong", "")
                            .path("visible")
                            .asBoolean())
                    .isTrue();
            work.seen(instance, "person-1", "case-1");
            assertThat(rows(instance)).isEqualTo(left);
            ToldWork.sound(directory);

            // And when the human opts out while they are one, both persons are out
            admin.asked(
                    "POST",
                    "/persons",
                    "{\"person\":\"" + first + "\",\"same_as\":\"" + second + "\",\"reason\":\"one desk\"}");
            OwnAnswers own = new OwnAnswers(instance, "person-1");
            assertThat(own.put("/consent", "{\"opted_in\":false}").statusCode()).isEqualTo(200);
            assertThat(own.allOf("/tasks", "tasks"))
                    .extracting(task -> task.path("sharing").asText())
                    .containsExactly("taken_back", "taken_back");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(instance.topic(Topics.TRACE)
                                    .all(RetractPerson.class)
                                    .map(RetractPerson::getPerson))
                            .contains(first, second));
            ToldWork.sound(directory);
        }
    }

    private static List<String> rows(RunningInstance instance) throws SQLException {
        try (var database = instance.database();
                var statement = database.createStatement();
                var found = statement.executeQuery(UNITS)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
