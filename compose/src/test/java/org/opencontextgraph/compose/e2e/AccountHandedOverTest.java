package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.Loader;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.Loading;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.schema.message.Evidence;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.topic.Topics;

/** A running instance learns of its sources whose accounts are: of one from nobody's to Ann's, of one from Ben's to hers, and back. */
class AccountHandedOverTest {
    private static final int PEOPLE = 24;
    private static final AccountKey SHARED = new AccountKey("tracker", "shared login");
    private static final AccountKey NICK = new AccountKey("chat", "annie99");

    private final ToldWork work = new ToldWork();

    @TempDir
    private Path place;

    @Test
    void shouldShowWhatAnAccountDidToItsLastPersonAndToNobodyElse() throws Exception {
        try (Shutdown running = Shutdown.onSignal()) {
            // Given people of whom some work alike, among them Ben with two accounts; nobody knows whose a third one is
            DataDirectory directory = running.add(DataDirectory.open(place.resolve("instance")));
            Instance started =
                    Instance.start(directory, Map.of("api.port", "0", "jobs.sweep-cron", "*/2 * * * * *"), running);
            Loader loader = Loader.to(started.connection(), directory.secrets());
            Loading loading = loader.loading(new PrintWriter(Writer.nullWriter()));
            people();
            try (ApiReader api = loader.api(List.of("everyone"))) {
                loading.awaitVisible(
                        List.of(loading.source("work", work.source()).lane()), api);
            }
            RunningInstance instance = RunningInstance.on(directory.root());
            Pseudonyms numbers = new Pseudonyms(directory.secrets().ingest().bytes());
            String anns = numbers.person("told:0");
            String bens = numbers.person("told:1");
            List<String> moving = List.of(numbers.account(SHARED), numbers.account(NICK));
            work.seen(instance, "person-0", "own-0");
            work.seen(instance, "person-1", "own-1", "shared");
            Set<String> units = unitsWith(instance, bens, "shared-0");
            assertThat(units).isNotEmpty();
            assertThat(rows(instance, units)).isEqualTo(units.size());

            // When a directory says that both are Ann's
            loading.source("directory", directory("first", "told:0", SHARED, NICK));

            // Then she has all that they did, nobody else has a row of it, and what was published with Ben is withdrawn
            work.seen(instance, "person-0", "own-0", "shared", "nick");
            work.seen(instance, "person-1", "own-1");
            ToldWork.nothingOf(instance, moving, anns);
            withdrawn(instance, units);
            assertThat(unitsWith(instance, anns, "shared-0")).isEmpty();
            assertThat(sharing(instance, "person-0", "shared-0")).isEqualTo("private");
            ToldWork.sound(directory);

            // And when one of them is Ben's after all
            loading.source("directory", directory("second", "told:1", SHARED));
            work.seen(instance, "person-0", "own-0", "nick");
            work.seen(instance, "person-1", "own-1", "shared");
            ToldWork.nothingOf(instance, List.of(numbers.account(SHARED)), bens);
            assertThat(unitsWith(instance, bens, "shared-0")).isEmpty();
            ToldWork.sound(directory);
        }
    }

    private void people() {
        for (int i = 0; i < PEOPLE; i++) {
            work.did(
                    "own-" + i,
                    work.person(i, "tracker"),
                    i % 2 == 0 ? List.of("open", "reject") : List.of("open", "fix", "close"));
        }
        work.tell(new AccountFact(SHARED, "told:1", Evidence.DIRECTORY, false));
        work.did("shared", SHARED, List.of("open", "fix", "close"));
        work.did("nick", NICK, List.of("open", "reject"));
    }

    private static ToldSource directory(String stream, String person, AccountKey... accounts) {
        List<SourceFact> mappings = new ArrayList<>();
        for (AccountKey account : accounts) {
            mappings.add(new AccountFact(account, person, Evidence.DIRECTORY, false));
        }
        return new ToldSource(stream, mappings, List.of());
    }

    private static String sharing(RunningInstance instance, String name, String task) throws Exception {
        return new OwnAnswers(instance, name)
                .allOf("/tasks", "tasks").stream()
                        .filter(one -> one.path("id").asText().equals(task))
                        .map(one -> one.path("sharing").asText())
                        .collect(Collectors.joining());
    }

    private static void withdrawn(RunningInstance instance, Set<String> units) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(rows(instance, units)).isZero());
    }

    private static long rows(RunningInstance instance, Set<String> units) throws SQLException {
        return ToldWork.number(
                instance,
                "select count(*) from context.release_unit where unit in ('" + String.join("','", units) + "')");
    }

    /** The units that a trace of a person is in, by the gate's own book. */
    private static Set<String> unitsWith(RunningInstance instance, String person, String trace) {
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
                .filter(entry -> entry.getPerson().equals(person)
                        && entry.getTrace().equals(trace)
                        && entry.getPlace() == Place.PUBLISHED)
                .map(entry -> String.valueOf(entry.getUnit()))
                .collect(Collectors.toSet());
    }
}
