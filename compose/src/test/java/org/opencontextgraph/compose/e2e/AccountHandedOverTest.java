package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.Loader;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.Loading;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.SourceFact.ConsentFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.IdentityProvider;
import org.opencontextgraph.schema.message.Evidence;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.topic.Topics;

/** A running instance learns of its sources whose accounts are: of one from nobody's to Ann's, of one from Ben's to hers, and back. */
class AccountHandedOverTest {
    private static final int PEOPLE = 24;
    private static final AccountKey SHARED = new AccountKey("tracker", "shared login");
    private static final AccountKey NICK = new AccountKey("chat", "annie99");

    private final List<SourceFact> facts = new ArrayList<>();
    private final List<SourceEvent> events = new ArrayList<>();

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
            work();
            try (ApiReader api = loader.api(List.of("everyone"))) {
                loading.awaitVisible(
                        List.of(loading.source("work", new ToldSource("work", facts, events))
                                .lane()),
                        api);
            }
            RunningInstance instance = RunningInstance.on(directory.root());
            Pseudonyms numbers = new Pseudonyms(directory.secrets().ingest().bytes());
            String anns = numbers.person("told:0");
            String bens = numbers.person("told:1");
            List<String> moving = List.of(numbers.account(SHARED), numbers.account(NICK));
            seen(instance, "person-0", "own-0");
            seen(instance, "person-1", "own-1", "shared");
            Set<String> units = unitsWith(instance, bens, "shared-0");
            assertThat(units).isNotEmpty();
            assertThat(rows(instance, units)).isEqualTo(units.size());

            // When a directory says that both are Ann's
            loading.source("directory", directory("first", "told:0", SHARED, NICK));

            // Then she has all that they did, nobody else has a row of it, and what was published with Ben is withdrawn
            seen(instance, "person-0", "own-0", "shared", "nick");
            seen(instance, "person-1", "own-1");
            nothingOf(instance, moving, anns);
            withdrawn(instance, units);
            assertThat(unitsWith(instance, anns, "shared-0")).isEmpty();
            assertThat(sharing(instance, "person-0", "shared-0")).isEqualTo("private");
            sound(directory);

            // And when one of them is Ben's after all
            loading.source("directory", directory("second", "told:1", SHARED));
            seen(instance, "person-0", "own-0", "nick");
            seen(instance, "person-1", "own-1", "shared");
            nothingOf(instance, List.of(numbers.account(SHARED)), bens);
            assertThat(unitsWith(instance, bens, "shared-0")).isEmpty();
            sound(directory);
        }
    }

    private void work() {
        for (int i = 0; i < PEOPLE; i++) {
            String person = "told:" + i;
            AccountKey tracker = new AccountKey("tracker", "person-" + i);
            facts.add(new AccountFact(tracker, person, Evidence.DIRECTORY, false));
            facts.add(new AccountFact(
                    new AccountKey(IdentityProvider.TOOL, "person-" + i), person, Evidence.IDENTITY_PROVIDER, false));
            facts.add(new ConsentFact(person, true, Instant.EPOCH));
            did("own-" + i, tracker, i % 2 == 0 ? List.of("open", "reject") : List.of("open", "fix", "close"));
        }
        facts.add(new AccountFact(SHARED, "told:1", Evidence.DIRECTORY, false));
        did("shared", SHARED, List.of("open", "fix", "close"));
        did("nick", NICK, List.of("open", "reject"));
        events.sort(Comparator.comparingLong(SourceEvent::time).thenComparingLong(SourceEvent::sequence));
    }

    /** One case; its events are called after it. */
    private void did(String name, AccountKey account, List<String> labels) {
        String resource = "tracker:issue:" + name;
        facts.add(new ReadersKnown(resource, List.of(Audience.EVERYONE), 1));
        long time = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();
        for (int i = 0; i < labels.size(); i++) {
            events.add(new SourceEvent(
                    name + "-" + i, resource, account, "tickets", labels.get(i), time + i * 60_000L, events.size()));
        }
    }

    private static ToldSource directory(String stream, String person, AccountKey... accounts) {
        List<SourceFact> mappings = new ArrayList<>();
        for (AccountKey account : accounts) {
            mappings.add(new AccountFact(account, person, Evidence.DIRECTORY, false));
        }
        return new ToldSource(stream, mappings, List.of());
    }

    /** Timeline and tasks of a person are those of these cases. */
    private void seen(RunningInstance instance, String name, String... cases) {
        OwnAnswers own = new OwnAnswers(instance, name);
        Set<String> did = new TreeSet<>();
        Set<String> tasks = new TreeSet<>();
        for (String of : cases) {
            tasks.add(of + "-0");
            events.stream()
                    .filter(event -> event.resource().equals("tracker:issue:" + of))
                    .forEach(event -> did.add(event.id()));
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(ids(own.allOf("/timeline", "events"))).containsExactlyInAnyOrderElementsOf(did);
            assertThat(ids(own.allOf("/tasks", "tasks"))).containsExactlyInAnyOrderElementsOf(tasks);
        });
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("id").asText()).toList();
    }

    private static String sharing(RunningInstance instance, String name, String task) throws Exception {
        return new OwnAnswers(instance, name)
                .allOf("/tasks", "tasks").stream()
                        .filter(one -> one.path("id").asText().equals(task))
                        .map(one -> one.path("sharing").asText())
                        .collect(Collectors.joining());
    }

    /** No row of these accounts is anybody's but this person's, also where nobody looks. */
    private static void nothingOf(RunningInstance instance, List<String> accounts, String person) throws SQLException {
        String all = "array['" + String.join("','", accounts) + "']";
        String others = " and person <> '" + person + "'";
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(number(
                            instance, "select count(*) from personal.event where account = any (" + all + ")" + others))
                    .isZero();
            assertThat(number(instance, "select count(*) from personal.task where accounts && " + all + others))
                    .isZero();
        });
    }

    private static void withdrawn(RunningInstance instance, Set<String> units) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(rows(instance, units)).isZero());
    }

    private static long rows(RunningInstance instance, Set<String> units) throws SQLException {
        return number(
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

    private static long number(RunningInstance instance, String sql) throws SQLException {
        try (var database = instance.database();
                var statement = database.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static void sound(DataDirectory directory) {
        Said said = Said.by("privacy", "verify", "--data-dir", directory.root().toString());
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("SOUND: every claim holds");
    }
}
