package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.ingest.simulated.SimulatedCompany;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.PersonalTask;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.topic.Topics;

/**
 * People of a simulated company opt out and readers change, one after the other: after each step the audits find nothing, and
 * what anybody can see has lost or got back whole units and nothing else. When so many have gone that nothing is published any
 * more, a company from the next seed takes its place. {@code ./ocg soak leaving} is this test with more steps
 * ({@code -Docg.leavers} of each kind), from any seed ({@code -Docg.seed}).
 */
class LeavingOneByOneTest {
    private static final int LEAVERS = Integer.getInteger("ocg.leavers", 5);
    private static final long SEED = Long.getLong("ocg.seed", 1);
    private static final String ROWS =
            "select 'unit ' || unit, r::text || ' ' || coalesce((select string_agg(e::text, ' '"
                    + " order by source, target) from context.unit_edge e where e.unit = r.unit), '') from context.release_unit r"
                    + " union all select 'timing ' || cut, t::text from context.cut_timing t";

    private final Random random = new Random(SEED);
    private final Set<String> left = new TreeSet<>();
    private final Map<String, Integer> met = new TreeMap<>();
    private Shutdown shutdown = new Shutdown();
    private int companies;
    private int units;
    private int gone;

    @SuppressWarnings("NullAway.Init")
    private RunningInstance instance;

    @AfterEach
    void stop() {
        shutdown.close();
    }

    @Test
    void shouldStaySoundAndLoseWholeUnitsOnlyWhilePeopleLeaveAndReadersChange() throws Exception {
        // Given
        List<Boolean> steps = new ArrayList<>(Collections.nCopies(LEAVERS, true));
        steps.addAll(Collections.nCopies(LEAVERS, false));
        Collections.shuffle(steps, random);
        anotherCompany();

        // When
        for (boolean leaves : steps) {
            if (shown(rows()).isEmpty()) {
                anotherCompany();
            }
            Map<String, String> before = rows();
            if (leaves) {
                somebodyLeaves();
            } else if (random.nextInt(3) > 0) {
                readersBlink(before);
            } else {
                readersGo();
            }

            // Then
            Map<String, String> after = rows();
            assertThat(before)
                    .as("only whole units went, the others are byte for byte as they were")
                    .containsAllEntriesOf(after);
            gone += before.size() - after.size();
            assertSound("after " + met);
        }
        assertThat(gone).isPositive();
        report();
    }

    /** The first is the company that everybody sees. */
    private void anotherCompany() throws Exception {
        shutdown.close();
        shutdown = new Shutdown();
        left.clear();
        SimulatedCompany company =
                companies == 0 ? SimulatedCompany.standard(5) : new SimulatedCompany(SEED + companies, 5);
        instance = CompanyInstance.load(company, shutdown);
        companies++;
        units += rows().size();
        assertThat(shown(rows())).as("company %s", companies).isNotEmpty();
        assertSound("in the beginning of company " + companies);
    }

    private void somebodyLeaves() throws Exception {
        Map<String, Set<String>> unitsOf = published().stream()
                .filter(entry -> !left.contains(entry.getPerson()))
                .collect(Collectors.groupingBy(
                        LedgerEntry::getPerson,
                        TreeMap::new,
                        Collectors.mapping(entry -> "unit " + entry.getUnit(), Collectors.toSet())));
        String person = any(unitsOf.keySet());
        left.add(person);
        assertThat(new OwnAnswers(instance, subjectOf(person))
                        .put("/consent", "{\"opted_in\":false}")
                        .statusCode())
                .isEqualTo(200);
        patiently()
                .untilAsserted(() -> assertThat(rows().keySet())
                        .doesNotContainAnyElementsOf(unitsOf.getOrDefault(person, Set.of())));
        met.merge("somebody opted out", 1, Integer::sum);
    }

    /** Unknown, and known again: what was hidden is back. */
    private void readersBlink(Map<String, String> before) throws Exception {
        LedgerEntry entry = any(shown(before));
        String resource = resourceOf(entry);
        Acl known = aclOf(resource);
        tell(resource, PermissionState.UNKNOWN, List.of());
        patiently().untilAsserted(() -> assertThat(rows()).doesNotContainKey("unit " + entry.getUnit()));
        assertThat(before).containsAllEntriesOf(rows());
        assertSound("while the readers of a resource are unknown");
        tell(resource, PermissionState.KNOWN, known.getAudiences());
        patiently().untilAsserted(() -> assertThat(rows()).isEqualTo(before));
        met.merge("readers became unknown and known again", 1, Integer::sum);
    }

    private void readersGo() throws Exception {
        LedgerEntry entry = any(shown(rows()));
        tell(resourceOf(entry), PermissionState.KNOWN, List.of());
        patiently().untilAsserted(() -> assertThat(rows()).doesNotContainKey("unit " + entry.getUnit()));
        met.merge("a resource lost its readers", 1, Integer::sum);
    }

    private void assertSound(String when) {
        for (String audit : List.of("verify", "attack")) {
            Said said =
                    Said.by("privacy", audit, "--data-dir", instance.directory().toString());
            assertThat(said.code())
                    .as("%s %s: %s%s", audit, when, said.out(), said.err())
                    .isZero();
        }
    }

    private Map<String, String> rows() throws SQLException {
        Map<String, String> rows = new HashMap<>();
        try (var database = instance.database();
                var statement = database.createStatement();
                ResultSet found = statement.executeQuery(ROWS)) {
            while (found.next()) {
                rows.put(found.getString(1), found.getString(2));
            }
        }
        return rows;
    }

    private List<LedgerEntry> shown(Map<String, String> rows) {
        return published().stream()
                .filter(entry -> rows.containsKey("unit " + entry.getUnit()))
                .toList();
    }

    /** Where every trace is that is in a unit, by the gate's own book; in a fixed order. */
    private List<LedgerEntry> published() {
        Map<String, LedgerEntry> last = new TreeMap<>();
        instance.topic(Topics.LEDGER).records().forEach(written -> {
            String key = String.valueOf(written.key());
            if (written.message() instanceof LedgerEntry entry && entry.getPlace() == Place.PUBLISHED) {
                last.put(key, entry);
            } else {
                last.remove(key);
            }
        });
        return List.copyOf(last.values());
    }

    private String resourceOf(LedgerEntry entry) {
        return instance.topic(Topics.TASK)
                .all(PersonalTask.class)
                .filter(task -> task.getTask().equals(entry.getTrace()))
                .findFirst()
                .orElseThrow()
                .getSteps()
                .getFirst()
                .getResource();
    }

    private Acl aclOf(String resource) {
        return instance.topic(Topics.RESOURCE_ACL)
                .all(ResourceAcl.class)
                .filter(acl -> acl.getResource().equals(resource))
                .reduce((_, later) -> later)
                .orElseThrow()
                .getAcl();
    }

    private void tell(String resource, PermissionState state, List<String> audiences) throws Exception {
        long revision = aclOf(resource).getRevision() + 1;
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(instance.client(), new StringSerializer(), new MessageSerializer())) {
            String topic = Topics.RESOURCE_ACL.in(instance.config().kafka().topicPrefix());
            producer.send(new ProducerRecord<>(
                            topic, resource, new ResourceAcl(resource, new Acl(state, audiences, revision))))
                    .get();
        }
    }

    private String subjectOf(String person) throws SQLException {
        try (var database = instance.database();
                var ask = database.prepareStatement(
                        "select subject from personal.subject join personal.account using (account) where person = ?")) {
            ask.setString(1, person);
            try (ResultSet found = ask.executeQuery()) {
                assertThat(found.next()).isTrue();
                return found.getString(1);
            }
        }
    }

    private void report() throws IOException {
        StringBuilder text = new StringBuilder("Simulated companies one after the other (")
                .append(companies)
                .append(" of them, as each ended with nothing published), from seed ")
                .append(SEED)
                .append(
                        ": after each step `privacy verify` and `privacy attack` found nothing, and every row that was still there")
                .append(" was byte for byte as before; ")
                .append(gone)
                .append(" of ")
                .append(units)
                .append(" rows went.\n\n| step | how often |\n|---|---|\n");
        met.forEach((what, often) ->
                text.append("| ").append(what).append(" | ").append(often).append(" |\n"));
        System.out.println(text);
        String file = System.getProperty("ocg.soak.result");
        if (file != null) {
            Files.writeString(Path.of(file), text);
        }
    }

    private <T> T any(Collection<T> all) {
        return List.copyOf(all).get(random.nextInt(all.size()));
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200));
    }
}
