package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.SourceFact.ConsentFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.IdentityProvider;
import org.opencontextgraph.schema.message.Evidence;

/** People and what they did, case by case, and what of it an instance shows to whom. */
final class ToldWork {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<SourceFact> facts = new ArrayList<>();
    private final List<SourceEvent> events = new ArrayList<>();

    void tell(SourceFact fact) {
        facts.add(fact);
    }

    /** Person {@code told:NUMBER} logs in as {@code person-NUMBER}, is called so in a tool, and has opted in. */
    AccountKey person(int number, String tool) {
        String person = "told:" + number;
        AccountKey account = new AccountKey(tool, "person-" + number);
        tell(new AccountFact(account, person, Evidence.DIRECTORY, false));
        tell(new AccountFact(
                new AccountKey(IdentityProvider.TOOL, account.name()), person, Evidence.IDENTITY_PROVIDER, false));
        tell(new ConsentFact(person, true, Instant.EPOCH));
        return account;
    }

    /** The same, but as whom nobody logs in. */
    AccountKey unseen(int number, String tool) {
        String person = "told:" + number;
        AccountKey account = new AccountKey(tool, "person-" + number);
        tell(new AccountFact(account, person, Evidence.IMPORT, false));
        tell(new ConsentFact(person, true, Instant.EPOCH));
        return account;
    }

    /** One case; its events are called after it. */
    void did(String name, AccountKey account, List<String> labels) {
        String resource = "tracker:issue:" + name;
        tell(new ReadersKnown(resource, List.of(Audience.EVERYONE), 1));
        long time = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();
        for (int i = 0; i < labels.size(); i++) {
            events.add(new SourceEvent(
                    name + "-" + i, resource, account, "tickets", labels.get(i), time + i * 60_000L, events.size()));
        }
    }

    ToldSource source() {
        return new ToldSource(
                "work",
                facts,
                events.stream()
                        .sorted(Comparator.comparingLong(SourceEvent::time).thenComparingLong(SourceEvent::sequence))
                        .toList());
    }

    /** Timeline and tasks of a person are those of these cases. */
    void seen(RunningInstance instance, String name, String... cases) {
        OwnAnswers own = new OwnAnswers(instance, name);
        Set<String> did = new TreeSet<>();
        Set<String> tasks = new TreeSet<>();
        for (String of : cases) {
            tasks.add(of + "-0");
            events.stream()
                    .filter(event -> event.resource().equals("tracker:issue:" + of))
                    .forEach(event -> did.add(event.id()));
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(ids(own.allOf("/timeline", "events"))).containsExactlyInAnyOrderElementsOf(did);
            assertThat(ids(own.allOf("/tasks", "tasks"))).containsExactlyInAnyOrderElementsOf(tasks);
        });
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("id").asText()).toList();
    }

    /** No row of these accounts is anybody's but this person's, also where nobody looks. */
    static void nothingOf(RunningInstance instance, List<String> accounts, String person) {
        String all = "array['" + String.join("','", accounts) + "']";
        String others = " and person <> '" + person + "'";
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(number(
                            instance, "select count(*) from personal.event where account = any (" + all + ")" + others))
                    .isZero();
            assertThat(number(instance, "select count(*) from personal.task where accounts && " + all + others))
                    .isZero();
        });
    }

    static long number(RunningInstance instance, String sql) throws SQLException {
        try (var database = instance.database();
                var statement = database.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    static void sound(DataDirectory directory) {
        Said said = Said.by("privacy", "verify", "--data-dir", directory.root().toString());
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        assertThat(said.out()).contains("SOUND: every claim holds");
    }
}
