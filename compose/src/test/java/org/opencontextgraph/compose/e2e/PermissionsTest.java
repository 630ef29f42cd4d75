package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.run.Backends;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.compose.run.Tools;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.topic.Topics;

/** What a tool says about readers goes the whole way: job, topic, rooms, gate, PostgreSQL, API. */
class PermissionsTest {
    private static final String VARIANTS = "/api/v1/analytics/processes/receipt/variants?limit=50";

    @TempDir
    private Path place;

    @Test
    void shouldHideWhatATimeOfSilenceLeavesUnknownAndWithdrawWhatIsTakenAway() throws Exception {
        Path directory = place.resolve("d");
        ScriptedTool tool = new ScriptedTool();
        Tools tools = new Tools(
                List.of(tool),
                new AudienceGroups(Map.of(Audience.EVERYONE, Set.of("scripted:all"))),
                () -> new Pseudonyms(new byte[32])::account);
        try (Shutdown running = Instances.start(directory, Backends.EMBEDDED, tools, Instances.STANDARD)) {
            // Given a log that everyone may read, and a tool that says the same
            assertThat(running.hasBegun()).isFalse();
            Said loaded = Said.by(PublicLog.vouched("receipt", directory));
            assertThat(loaded.code()).as(loaded.err()).isZero();
            RunningInstance instance = RunningInstance.on(directory);
            Map<String, String> before = instance.units("receipt");
            assertThat(before).isNotEmpty();
            instance.topic(Topics.RESOURCE_ACL)
                    .records()
                    .forEach(it -> tool.readers.put(Objects.requireNonNull(it.key()), Set.of("scripted:all")));
            assertThat(sync(instance)).isEmpty();
            String answer = instance.get(VARIANTS);
            assertThat(answer).contains("\"steps\"");
            long shown = shown(instance);

            // When a page of its answer is missing
            tool.silent = true;
            assertThat(sync(instance)).isEqualTo("a page could not be read: timed out");
            AdminAnswers admin = new AdminAnswers(instance);
            JsonNode unknown = admin.told("/unknown-acls?limit=3");
            assertThat(unknown.path("tools").get(0).path("unknown").asInt()).isEqualTo(tool.readers.size());
            assertThat(unknown.path("resources"))
                    .hasSize(3)
                    .allSatisfy(
                            it -> assertThat(it.path("why").asText()).isEqualTo("a page could not be read: timed out"));

            // Then nothing is to be seen of what was not named
            patiently().untilAsserted(() -> assertThat(shown(instance)).isZero());
            assertThat(instance.get(VARIANTS)).doesNotContain("\"steps\"");

            // And when it speaks again, the same rows are back
            tool.silent = false;
            assertThat(sync(instance)).isEmpty();
            patiently().untilAsserted(() -> assertThat(shown(instance)).isEqualTo(shown));
            assertThat(instance.units("receipt")).isEqualTo(before);
            assertThat(instance.get(VARIANTS)).isEqualTo(answer);
            assertThat(admin.told("/unknown-acls").path("resources")).isEmpty();
            JsonNode everyone = admin.told("/audiences").path("audiences").get(0);
            assertThat(everyone.path("audience").asText()).isEqualTo("everyone");
            assertThat(everyone.path("large_enough").isNull())
                    .isTrue(); // no directory, and people of an import do not read
            assertThat(everyone.path("scopes").asInt()).isEqualTo(1);

            // When ten resources are for nobody any more
            List<String> ten =
                    new TreeMap<>(tool.readers).keySet().stream().limit(10).toList();
            ten.forEach(resource -> tool.readers.put(resource, Set.of()));
            assertThat(sync(instance)).isEmpty();

            // Then their units are hidden at once, and the books are sound
            patiently().untilAsserted(() -> assertThat(shown(instance)).isLessThan(shown));
            Said verified = Said.by("privacy", "verify", "--data-dir", directory.toString());
            assertThat(verified.code()).as(verified.out()).isZero();
        }
    }

    /** Makes the job due, as an administrator does, and waits for its verdict. */
    private static String sync(RunningInstance instance) throws Exception {
        long before = count(instance, "select count(*) from ingest.permission_run");
        new AdminAnswers(instance).answered("POST", "/jobs/sync_permissions(scripted)/run", "", 202);
        patiently().until(() -> count(instance, "select count(*) from ingest.permission_run") > before);
        try (Connection database = instance.database();
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(
                        "select verdict from ingest.permission_run order by started desc limit 1")) {
            found.next();
            return found.getString(1);
        }
    }

    private static long shown(RunningInstance instance) throws SQLException {
        return count(instance, "select count(*) from context.release_unit");
    }

    private static long count(RunningInstance instance, String query) throws SQLException {
        try (Connection database = instance.database();
                Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100));
    }

    /** Two pages; the second one fails when the tool is silent. */
    private static final class ScriptedTool implements PermissionSource {
        private final Map<String, Set<String>> readers = new ConcurrentHashMap<>();
        private volatile boolean silent;

        @Override
        public String tool() {
            return "scripted";
        }

        @Override
        public PermissionPage fetch(String position) throws IOException {
            if (position.isEmpty()) {
                return new PermissionPage(List.of(), List.of(), List.of(), "2");
            } else if (silent) {
                throw new IOException("timed out");
            }
            return new PermissionPage(
                    List.of(),
                    readers.entrySet().stream()
                            .map(it -> new SourceReaders(it.getKey(), true, it.getValue()))
                            .toList(),
                    List.of(),
                    null);
        }
    }
}
