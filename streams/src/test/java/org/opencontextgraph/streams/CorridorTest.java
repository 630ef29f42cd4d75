package org.opencontextgraph.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.schema.codec.MessageDeserializer;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.*;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.StoreKind;
import org.opencontextgraph.streams.personal.PersonalSettings;
import org.opencontextgraph.streams.release.ReleaseSecret;
import org.opencontextgraph.streams.release.ReleaseSettings;

/** All rooms behind one another, one partition each, in the order in which an import writes. */
class CorridorTest {
    private static final String LANE = "an-import";
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Acl EVERYONE = new Acl(PermissionState.KNOWN, List.of("everyone"), 1L);

    @TempDir
    private Path directory;

    private final Map<TopicSpec, List<SpecificRecord>> written = new HashMap<>();
    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        StreamsSettings settings = settings(directory, 1);
        var properties = StreamsApplication.properties(settings);
        // The driver does not commit a transaction for a record that could not be read; the end-to-end test shows that
        // one.
        properties.put("processing.guarantee", "at_least_once");
        driver = new TopologyTestDriver(Corridor.topology(settings), properties);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    static StreamsSettings settings(Path directory, int partitions) {
        return new StreamsSettings(
                "test",
                directory,
                1,
                10 << 20,
                Duration.ofMillis(100),
                new CorridorSettings("t.", partitions, StoreKind.MEMORY),
                PersonalSettings.DEFAULT,
                ReleaseSettings.standard(new ReleaseSecret(new byte[32])),
                Map.of("bootstrap.servers", "nowhere:1"));
    }

    @Test
    void shouldWithholdVariantUntilFifthPersonArrivesAndTellNobodyOfTheRest() {
        // Given twelve people of whom five do "a b" and four do "a c"
        people(12);
        for (int p = 0; p < 12; p++) {
            work(p, 10 * DAY, "a", p < 5 ? "b" : p < 9 ? "c" : "d" + p);
        }
        // When
        send(Topics.TRACE_EVENT, LANE, new Close(LANE, 0, DAY));
        // Then
        assertThat(sequences()).singleElement().satisfies(unit -> {
            assertThat(unit.getSteps()).containsExactly("a", "b");
            assertThat(unit.getCount()).isEqualTo(5);
            assertThat(unit.getScope()).isEqualTo("everyone");
        });
        assertThat(read(Topics.DEAD_LETTER, DeadLetter.class)).isEmpty();
    }

    @Test
    void shouldReleaseNothingWhenReadersAreUnknownOrNobodyConsented() {
        // Given
        people(12);
        for (int p = 0; p < 12; p++) {
            send(Topics.CONSENT, "p" + p, new Consent("p" + p, p >= 6, 0L));
            if (p >= 6) {
                send(
                        Topics.RESOURCE_ACL,
                        "case" + p,
                        new ResourceAcl("case" + p, new Acl(PermissionState.UNKNOWN, List.of(), 2L)));
            }
            work(p, 10 * DAY, "a", "b");
        }
        // When
        send(Topics.TRACE_EVENT, LANE, new Close(LANE, 0, DAY));
        // Then
        assertThat(read(Topics.TRACE, Trace.class)).isEmpty();
        assertThat(read(Topics.UNIT, Unit.class)).isEmpty();
        assertThat(read(Topics.UNIT, Close.class)).hasSize(1);
    }

    @Test
    void shouldGoOnAfterARecordThatCannotBeReadOrMakesNoSense() {
        // Given
        people(10);
        TestInputTopic<String, byte[]> raw =
                driver.createInputTopic("t.event.trace.v1", new StringSerializer(), new ByteArraySerializer());
        raw.pipeInput("case0", "rubbish".getBytes(StandardCharsets.UTF_8));
        send(Topics.TRACE_EVENT, "case0", new Sweep(1L));
        send(Topics.TRACE_EVENT, LANE, new Clock(LANE, 7, 1L, DAY)); // no such sender
        for (int p = 0; p < 10; p++) {
            work(p, 10 * DAY, "a", p < 5 ? "b" : "c" + p);
        }
        // When
        send(Topics.TRACE_EVENT, LANE, new Close(LANE, 0, DAY));
        // Then
        assertThat(sequences()).hasSize(1);
        assertThat(read(Topics.DEAD_LETTER, DeadLetter.class))
                .extracting(DeadLetter::getReason)
                .containsExactly(
                        "not in Avro single-object encoding",
                        "has no place in the resource room",
                        "time told by an unknown sender");
    }

    @Test
    void shouldWithdrawWhatALeaverWasPartOf() {
        // Given
        people(10);
        for (int p = 0; p < 10; p++) {
            work(p, 10 * DAY, "a", p < 5 ? "b" : "c" + p);
        }
        send(Topics.TRACE_EVENT, LANE, new Clock(LANE, 0, 60 * DAY, DAY));
        List<Unit> published = sequences();
        assertThat(published).hasSize(1);
        // When
        send(Topics.CONSENT, "p3", new Consent("p3", false, 0L));
        assertThat(tombstones()).isEmpty();
        send(Topics.TRACE, "sweep", new Sweep(1L));
        // Then
        assertThat(tombstones()).contains(published.getFirst().getUnit());
    }

    @Test
    void shouldHideWhatIsReadableForNobodyKnowsWhomAndShowItAgainAsItWas() {
        // Given a unit of five people
        people(10);
        for (int p = 0; p < 10; p++) {
            work(p, 10 * DAY, "a", p < 5 ? "b" : "c" + p);
        }
        send(Topics.TRACE_EVENT, LANE, new Clock(LANE, 0, 60 * DAY, DAY));
        Unit published = sequences().getFirst();
        // When it becomes unknown who may read the case of one of them
        acl("case3", new Acl(PermissionState.UNKNOWN, List.of(), 2L));
        // Then the unit is hidden
        assertThat(read(Topics.UNIT, Suspended.class)).contains(new Suspended(published.getUnit()));
        // When it is known again
        acl("case3", new Acl(PermissionState.KNOWN, List.of("everyone"), 3L));
        // Then it is back with the same bytes
        assertThat(sequences()).containsExactly(published, published);
        // When the readers do not cover it any more
        acl("case3", new Acl(PermissionState.KNOWN, List.of("group:a"), 4L));
        // Then it is hidden again, and goes at the sweep
        assertThat(read(Topics.UNIT, Suspended.class))
                .filteredOn(new Suspended(published.getUnit())::equals)
                .hasSize(2);
        send(Topics.TRACE, "sweep", new Sweep(1L));
        assertThat(tombstones()).contains(published.getUnit());
    }

    @Test
    void shouldTellAnOperatorTheShareWithheldInTenthsAndNothingElse() {
        // Given ten people of whom five share something, so that half of all steps and a common first step leave
        SpanNames spans = SpanNames.record();
        people(10);
        for (int p = 0; p < 10; p++) {
            work(p, 10 * DAY, "a", p < 5 ? "b" : "c" + p);
        }
        // When
        send(Topics.TRACE_EVENT, LANE, new Close(LANE, 0, DAY));
        send(Topics.TRACE, "sweep", new Sweep(1L));
        // Then 15 of 20 steps are in units
        assertThat(CollectorRegistry.defaultRegistry.getSampleValue("ocg_gate_withheld_share"))
                .isEqualTo(0.3);
        assertThat(spans.stop()).contains("abstract.select_eligible");
    }

    /** A tombstone says by its topic alone what it takes back. */
    @Test
    void shouldTakeBackALinkAndLeaveTheMappingOrTheOtherWayRound() {
        // Given
        send(Topics.ACCOUNT, "a", new Account("a", "told", Evidence.DIRECTORY, false));
        send(Topics.ACCOUNT_LINK, "a", new AccountLink("a", "linked"));
        // When
        send(Topics.ACCOUNT, "a", null);
        send(Topics.ACCOUNT, "a", new Account("a", "told again", Evidence.DIRECTORY, false));
        send(Topics.ACCOUNT_LINK, "a", null);
        // Then
        assertThat(read(Topics.PERSONAL_EVENT, Join.class))
                .extracting(Join::getPerson)
                .containsExactly("linked", "told again");
        assertThat(read(Topics.DEAD_LETTER, DeadLetter.class)).isEmpty();
    }

    private void people(int count) {
        for (int p = 0; p < count; p++) {
            send(Topics.ACCOUNT, "a" + p, new Account("a" + p, "p" + p, Evidence.IMPORT, false));
            send(Topics.CONSENT, "p" + p, new Consent("p" + p, true, 0L));
            send(Topics.RESOURCE_ACL, "case" + p, new ResourceAcl("case" + p, EVERYONE));
        }
    }

    private void acl(String resource, Acl acl) {
        send(Topics.RESOURCE_ACL, resource, new ResourceAcl(resource, acl));
    }

    private void work(int person, long time, String... steps) {
        for (int i = 0; i < steps.length; i++) {
            String id = person + "-" + time + "-" + i;
            send(
                    Topics.TRACE_EVENT,
                    "case" + person,
                    new TraceEvent(id, LANE, "case" + person, "a" + person, "p", steps[i], time + i, (long) i));
        }
    }

    private void send(TopicSpec topic, String key, @Nullable SpecificRecord message) {
        driver.createInputTopic(topic.in("t."), new StringSerializer(), new MessageSerializer())
                .pipeInput(key, message);
    }

    private <M> List<M> read(TopicSpec topic, Class<M> type) {
        // The driver hands every record out once.
        List<SpecificRecord> all = written.computeIfAbsent(topic, t -> new ArrayList<>());
        all.addAll(driver.createOutputTopic(topic.in("t."), new StringDeserializer(), new MessageDeserializer())
                .readValuesToList());
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<Unit> sequences() {
        return read(Topics.UNIT, Unit.class).stream()
                .filter(unit -> unit.getLevel() == Level.L0)
                .toList();
    }

    private List<String> tombstones() {
        return driver
                .createOutputTopic("t.release.unit.v1", new StringDeserializer(), new MessageDeserializer())
                .readKeyValuesToList()
                .stream()
                .filter(entry -> entry.value == null)
                .map(entry -> entry.key)
                .toList();
    }
}
