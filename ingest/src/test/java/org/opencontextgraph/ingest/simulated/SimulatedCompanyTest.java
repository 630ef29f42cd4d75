package org.opencontextgraph.ingest.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.SourceFact.ConsentFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersUnknown;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.ingest.permission.Said;
import org.opencontextgraph.ingest.permission.Snapshot;
import org.opencontextgraph.schema.id.Audience;

class SimulatedCompanyTest {
    private static final int K = 5;
    private static final long WEEK = 7L * 24 * 3600 * 1000;

    private final SimulatedCompany company = SimulatedCompany.standard(5);

    @Test
    void shouldTellTheSameStoryForTheSameSeed() throws IOException {
        // Given
        SimulatedCompany same = SimulatedCompany.standard(5);
        SimulatedCompany other = new SimulatedCompany(2, 5);

        // Then
        assertThat(events(same.history(), 777)).isEqualTo(events(company.history(), 20_000));
        assertThat(facts(same.history())).isEqualTo(facts(company.history()));
        assertThat(events(other.history(), 20_000)).isNotEqualTo(events(company.history(), 20_000));
        assertThat(other.history().source().lane())
                .isNotEqualTo(company.history().source().lane());
    }

    @Test
    void shouldSayTheSameAboutReadersByItsGroupsAsByTheirMembers() throws IOException {
        // Given what the history says, looking at every member
        Map<String, Set<String>> byMembers = new HashMap<>();
        for (SourceFact fact : facts(company.history())) {
            if (fact instanceof ReadersKnown known) {
                byMembers.put(
                        known.resource(),
                        known.audiences().stream().map(Audience::value).collect(Collectors.toSet()));
            }
        }

        // When its tools are asked a week after the history's end
        Snapshot snapshot = Snapshot.of(
                company.permissions(InstantSource.fixed(Instant.parse("2026-07-08T12:00:00Z"))),
                new AudienceGroups(company.audienceGroups()),
                AccountKey::name);

        // Then
        Said readers = snapshot.readers();
        assertThat(readers.isComplete()).isTrue();
        assertThat(readers.words()).hasSizeGreaterThan(byMembers.size());
        byMembers.forEach((resource, audiences) ->
                assertThat(readers.words()).as(resource).containsEntry(resource, new Said.Word(true, audiences)));
    }

    @Test
    void shouldHaveTheSizeAndTheShapeOfACompany() throws IOException {
        // When
        List<SourceEvent> events = events(company.history(), 20_000);
        List<SourceFact> facts = facts(company.history());

        // Then
        assertThat(events).hasSizeBetween(30_000, 60_000);
        assertThat(events)
                .isSortedAccordingTo(
                        Comparator.comparingLong(SourceEvent::time).thenComparingLong(SourceEvent::sequence));
        assertThat(events.stream().map(SourceEvent::id).distinct()).hasSize(events.size());
        assertThat(events.stream().map(SourceEvent::label))
                .allMatch(company.history().source().vocabulary()::contains);
        List<ConsentFact> consents = only(facts, ConsentFact.class);
        assertThat(consents).hasSize(150);
        assertThat(consents.stream().filter(it -> !it.optedIn()).count()).isBetween(8L, 25L);
        assertThat(only(facts, AccountFact.class).stream().filter(AccountFact::bot))
                .hasSize(4);
        Map<String, Long> accounts = only(facts, AccountFact.class).stream()
                .filter(it -> !it.bot())
                .collect(Collectors.groupingBy(AccountFact::person, Collectors.counting()));
        assertThat(accounts).hasSize(150);
        assertThat(accounts.values()).allMatch(it -> it >= 4);
        assertThat(only(facts, AccountFact.class).stream()
                        .filter(it -> it.account().tool().equals("identity-provider"))
                        .map(it -> it.account().name() + " " + it.person()))
                .hasSize(150)
                .contains("person-001 simulated:person-001");
        int resources = only(facts, ReadersKnown.class).size()
                + only(facts, ReadersUnknown.class).size();
        assertThat(only(facts, ReadersUnknown.class).size() * 100.0 / resources).isBetween(3.0, 7.0);
        assertThat(only(facts, ReadersKnown.class).stream()
                        .filter(it -> it.audiences().isEmpty())
                        .count())
                .as("private resources and individual grants cover no audience")
                .isGreaterThan(200);
        assertThat(bots(facts)).isNotEmpty().allMatch(it -> it.name().endsWith("-bot"));
        // Only machines work at the weekend.
        Set<AccountKey> bots = bots(facts);
        assertThat(events.stream().filter(it -> !bots.contains(it.account())))
                .noneMatch(
                        it -> day(it).getDayOfWeek() == DayOfWeek.SUNDAY || day(it).equals(LocalDate.of(2026, 5, 1)));
    }

    @Test
    void shouldDeclareAudiencesThatAreLargeEnough() {
        // Given
        Groups groups = new Groups(new Staff(1), 5);

        // Then
        assertThat(company.audiences()).contains(Audience.EVERYONE, new Audience("group:engineering"));
        assertThat(groups.audiences())
                .allSatisfy(it -> assertThat(groups.members(it)).hasSizeGreaterThanOrEqualTo(2 * K));
        assertThat(new Groups(new Staff(1), 5).audiences()).contains(new Audience("group:finance"));
        assertThat(new Groups(new Staff(1), 8).audiences()).doesNotContain(new Audience("group:finance"));
    }

    @Test
    void shouldMeetInOneAudienceWhateverAToolCallsTheGroup() {
        // Given
        Staff staff = new Staff(1);
        Groups groups = new Groups(staff, 5);
        Audience engineering = new Audience("group:engineering");
        Audience operations = new Audience("group:operations");

        // Then
        assertThat(groups.coveredBy(Access.Granted.to(Tool.CODE, Groups.CODE_ENGINEERS)))
                .containsExactly(engineering);
        assertThat(groups.coveredBy(Access.Granted.to(Tool.TRACKER, Groups.TRACKER_DELIVERY)))
                .containsExactly(engineering, operations);
        assertThat(groups.coveredBy(Access.Granted.to(Tool.CODE, Groups.CODE_CORE)))
                .isEmpty();
        assertThat(groups.coveredBy(new Access.Granted(
                        Tool.DESK, Set.of(), Set.copyOf(staff.all().subList(0, 9)))))
                .isEmpty();
    }

    /** A rough count, simpler than the gate's: who did the same within one week, per process and scope. */
    @Test
    void shouldShareEnoughForTheGateToReleaseVariantsOfEachProcess() throws IOException {
        // Given
        List<SourceFact> facts = facts(company.history());
        Map<AccountKey, String> persons = new HashMap<>();
        only(facts, AccountFact.class).stream()
                .filter(it -> !it.bot())
                .forEach(it -> persons.put(it.account(), it.person()));
        Set<String> optedIn = only(facts, ConsentFact.class).stream()
                .filter(ConsentFact::optedIn)
                .map(ConsentFact::person)
                .collect(Collectors.toSet());
        Map<String, List<Audience>> readers = new HashMap<>();
        only(facts, ReadersKnown.class).forEach(it -> readers.put(it.resource(), it.audiences()));

        // When
        Map<List<String>, List<SourceEvent>> tasks = new TreeMap<>(Comparator.comparing(Object::toString));
        for (SourceEvent event : events(company.history(), 20_000)) {
            String person = persons.get(event.account());
            if (event.process() != null
                    && person != null
                    && optedIn.contains(person)
                    && !readers.getOrDefault(event.resource(), List.of()).isEmpty()) {
                tasks.computeIfAbsent(List.of(person, event.resource()), _ -> new ArrayList<>())
                        .add(event);
            }
        }
        Map<String, Set<String>> pools = new HashMap<>();
        tasks.forEach((key, task) -> {
            SourceEvent last = task.getLast();
            List<Audience> covered = readers.getOrDefault(key.get(1), List.of());
            String scope = covered.contains(Audience.EVERYONE) ? "everyone" : covered.toString();
            String steps = task.stream().map(SourceEvent::label).collect(Collectors.joining(" "));
            pools.computeIfAbsent(
                            last.process() + " / " + scope + " / " + steps + " / " + last.time() / WEEK,
                            _ -> new HashSet<>())
                    .add(key.getFirst());
        });
        Map<String, Set<String>> variants = new TreeMap<>();
        pools.forEach((pool, who) -> {
            if (who.size() >= K) {
                String[] parts = pool.split(" / ");
                variants.computeIfAbsent(parts[0] + " / " + parts[1], _ -> new TreeSet<>())
                        .add(parts[2]);
            }
        });

        // Then
        assertThat(variants.get("incident / everyone")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(variants.get("code-review / [group:engineering]")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(variants.get("purchase-request / everyone")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(variants.keySet().stream().map(it -> it.split(" / ")[0]).collect(Collectors.toSet()))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldGoOnByTheWallClockWithoutGapOrRepetition() throws IOException {
        // Given a clock that moves in steps of any size
        Instant start = Instant.parse("2026-07-04T23:10:00Z");
        Instant[] now = {start};
        InstantSource clock = () -> now[0];
        Connector live = company.live(clock);
        Set<String> told = new LinkedHashSet<>();
        Set<String> resources = new HashSet<>();
        List<SourceEvent> events = new ArrayList<>();

        // When
        String position = "";
        for (int step : new int[] {0, 5, 3600, 60, 4 * 24 * 3600, 5, 5, 5}) {
            now[0] = now[0].plusSeconds(step);
            for (int i = 0; i < 10; i++) {
                EventBatch batch = live.fetch(position, 100);
                batch.facts().forEach(it -> resources.add(resourceOf(it)));
                events.addAll(batch.events());
                assertThat(batch.end()).isFalse();
                position = batch.position();
            }
            assertThat(Long.parseLong(position)).isLessThanOrEqualTo(now[0].toEpochMilli());
        }

        // Then
        events.forEach(it -> assertThat(told.add(it.id())).isTrue());
        assertThat(events).isSortedAccordingTo(Comparator.comparingLong(SourceEvent::time));
        assertThat(events).allMatch(it -> it.time() <= now[0].toEpochMilli());
        assertThat(events.size()).isGreaterThan(300);
        assertThat(resources)
                .containsAll(events.stream().map(SourceEvent::resource).toList());
        assertThat(only(facts(live), ConsentFact.class)).isEmpty();
    }

    private static List<SourceEvent> events(Connector connector, int limit) throws IOException {
        List<SourceEvent> events = new ArrayList<>();
        EventBatch batch = connector.fetch("", limit);
        events.addAll(batch.events());
        while (!batch.end()) {
            batch = connector.fetch(batch.position(), limit);
            events.addAll(batch.events());
        }
        return events;
    }

    private static List<SourceFact> facts(Connector connector) throws IOException {
        List<SourceFact> facts = new ArrayList<>();
        connector.describe(facts::add);
        return facts;
    }

    private static <T> List<T> only(List<SourceFact> facts, Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Set<AccountKey> bots(List<SourceFact> facts) {
        return only(facts, AccountFact.class).stream()
                .filter(AccountFact::bot)
                .map(AccountFact::account)
                .collect(Collectors.toSet());
    }

    private static String resourceOf(SourceFact fact) {
        return switch (fact) {
            case ReadersKnown known -> known.resource();
            case ReadersUnknown unknown -> unknown.resource();
            default -> "";
        };
    }

    private static LocalDate day(SourceEvent event) {
        return Instant.ofEpochMilli(event.time()).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
