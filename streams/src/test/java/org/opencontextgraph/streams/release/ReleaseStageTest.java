package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.streams.release.GateDriver.WEEK;
import static org.opencontextgraph.streams.release.GateDriver.trace;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencontextgraph.schema.message.AuditEntry;
import org.opencontextgraph.schema.message.AuditKind;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Tick;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.StoreKind;

/** The stage with timed records: what the gate decides arrives on the right topic, under the right key. */
class ReleaseStageTest {
    private static final String LIVE = "live";
    /** The wall clock of these tests: the second day of week 11. */
    private static final Instant NOW = Instant.ofEpochMilli(11 * WEEK + WEEK / 7);

    private static final long WEEK_10 = 10 * WEEK;
    private static final ReleaseSettings SETTINGS = ReleaseSettings.standard(GateRun.secret(1));

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void shouldWithholdVariantUntilFifthPersonArrives(StoreKind kind, @TempDir Path directory) {
        try (GateDriver gate = new GateDriver(SETTINGS, kind, 1, directory)) {
            // Given a population of ten, four of whom share a variant
            crowd(gate, 10);
            persons(gate, 4);
            // When week 10 ends
            gate.send(new Clock(LIVE, 0, 11 * WEEK, null), NOW);
            // Then nothing but the clock leaves
            assertThat(gate.read(Topics.UNIT))
                    .extracting(TestRecord::value)
                    .containsExactly(new Clock(LIVE, 0, 11 * WEEK, null));

            // When the fifth comes a week later, and that week ends
            gate.send(trace(LIVE, "person-4", "late", 11 * WEEK, "open", "close"), NOW);
            gate.send(new Clock(LIVE, 0, 12 * WEEK, null), NOW);
            // Then all five leave in one unit, and its row comes before the clock
            List<TestRecord<String, SpecificRecord>> rows = gate.read(Topics.UNIT);
            Unit unit = (Unit) rows.getFirst().value();
            assertThat(rows.getFirst().key()).isEqualTo(unit.getUnit());
            assertThat(unit.getSteps()).containsExactly("open", "close");
            assertThat(unit.getCount()).isEqualTo(5);
            assertThat(unit.getWindowEnd()).isEqualTo(12 * WEEK);
            assertThat(rows.getLast().value()).isEqualTo(new Clock(LIVE, 0, 12 * WEEK, null));
            assertThat(rows).hasSize(2);
            assertThat(gate.read(Topics.AUDIT))
                    .extracting(TestRecord::value)
                    .containsExactly(new AuditEntry(AuditKind.PUBLISHED, unit, null));
            assertThat(gate.read(Topics.LEDGER))
                    .hasSize(5)
                    .allSatisfy(row -> assertThat(place(row)).isEqualTo(Place.PUBLISHED));
        }
    }

    @Test
    void shouldDoNothingUntilEverySenderHasSpoken(@TempDir Path directory) {
        try (GateDriver gate = new GateDriver(SETTINGS, StoreKind.MEMORY, 2, directory)) {
            // Given five persons with company
            crowd(gate, 10);
            persons(gate, 5);
            // When one of two senders is past the window
            gate.send(new Clock(LIVE, 1, 11 * WEEK, null), NOW);
            // Then nothing happens
            assertThat(gate.read(Topics.UNIT)).isEmpty();
            // When the other one follows, half a week behind
            gate.send(new Clock(LIVE, 0, 11 * WEEK - WEEK / 2, null), NOW);
            // Then the lane's clock is the lesser one: the tick of week 10 is not due
            assertThat(gate.read(Topics.UNIT)).extracting(TestRecord::value).hasOnlyElementsOfType(Clock.class);
            gate.send(new Clock(LIVE, 0, 11 * WEEK, null), NOW);
            assertThat(gate.read(Topics.UNIT)).extracting(TestRecord::value).hasAtLeastOneElementOfType(Unit.class);
        }
    }

    @Test
    void shouldWithdrawUnitWholeWhenPersonLeaves(@TempDir Path directory) {
        try (GateDriver gate = new GateDriver(SETTINGS, StoreKind.MEMORY, 1, directory)) {
            // Given a published unit
            crowd(gate, 10);
            persons(gate, 5);
            gate.send(new Clock(LIVE, 0, 11 * WEEK, null), NOW);
            TestRecord<String, SpecificRecord> published =
                    gate.read(Topics.UNIT).getFirst();
            gate.read(Topics.LEDGER);
            gate.read(Topics.AUDIT);
            // When one of its five opts out
            gate.send(new RetractPerson("person-2"), NOW);
            // Then nothing shows it, until the sweep
            assertThat(gate.read(Topics.UNIT)).isEmpty();
            gate.send(new Sweep(NOW.toEpochMilli()), NOW);
            // and the unit goes, the audit keeps its row, the leaver is forgotten, the others wait for company again
            TestRecord<String, SpecificRecord> tombstone =
                    gate.read(Topics.UNIT).getFirst();
            assertThat(tombstone.key()).isEqualTo(published.key());
            assertThat(tombstone.value()).isNull();
            assertThat(gate.read(Topics.AUDIT))
                    .extracting(TestRecord::value)
                    .containsExactly(new AuditEntry(AuditKind.WITHDRAWN, (Unit) published.value(), null));
            assertThat(gate.read(Topics.LEDGER)).hasSize(4 + 2).allSatisfy(row -> {
                if (row.key().startsWith("person-2|")) {
                    assertThat(row.value()).isNull();
                } else {
                    assertThat(place(row)).isEqualTo(Place.POOLED);
                }
            });
        }
    }

    @Test
    void shouldHideWhatASuspensionTouchesAndShowItAgain(@TempDir Path directory) {
        try (GateDriver gate = new GateDriver(SETTINGS, StoreKind.MEMORY, 1, directory)) {
            // Given a published unit
            crowd(gate, 10);
            persons(gate, 5);
            gate.send(new Clock(LIVE, 0, 11 * WEEK, null), NOW);
            TestRecord<String, SpecificRecord> published =
                    gate.read(Topics.UNIT).getFirst();
            gate.read(Topics.AUDIT);
            TraceRef trace = new TraceRef(LIVE, "everyone", "process", "person-0", "trace-0");
            // When the ACL of one of its traces becomes unknown
            gate.send(new SuspendTrace(trace), NOW);
            // Then a marker stands in place of the unit
            assertThat(gate.read(Topics.UNIT)).singleElement().satisfies(row -> {
                assertThat(row.key()).isEqualTo(published.key());
                assertThat(row.value()).isEqualTo(new Suspended(published.key()));
            });
            // When it is known again
            gate.send(new ResumeTrace(trace), NOW);
            // Then the unit is back as it was
            assertThat(gate.read(Topics.UNIT)).singleElement().satisfies(row -> {
                assertThat(row.key()).isEqualTo(published.key());
                assertThat(row.value()).isEqualTo(published.value());
            });
            assertThat(gate.read(Topics.AUDIT))
                    .extracting(row -> ((AuditEntry) row.value()).getKind())
                    .containsExactly(AuditKind.SUSPENDED, AuditKind.RESUMED);
        }
    }

    @Test
    void shouldGoOnThroughItsOwnTopicAndCloseTheLane(@TempDir Path directory) {
        try (GateDriver gate = new GateDriver(SETTINGS.withBudget(3), StoreKind.MEMORY, 1, directory)) {
            // Given an import, and a budget far below its work
            for (int i = 0; i < 12; i++) {
                gate.send(trace("import", "person-" + i, "x" + i, WEEK_10 + i, "import", "alone" + i), NOW);
            }
            for (int i = 0; i < 10; i++) {
                gate.send(trace("import", "person-" + i, "y" + i, WEEK_10 + i, "import", "shared"), NOW);
            }
            // When it is closed
            gate.send(new Close("import", 0, null), NOW);
            // Then ticks took it to the end: two cohorts, the clock past the last trace, and the close as the last word
            List<SpecificRecord> rows =
                    gate.read(Topics.UNIT).stream().map(TestRecord::value).toList();
            assertThat(rows.stream().filter(Unit.class::isInstance)).hasSize(2);
            assertThat(rows.get(rows.size() - 2)).isEqualTo(new Clock("import", 0, 11 * WEEK, null));
            assertThat(rows.getLast()).isEqualTo(new Close("import", 0, null));
            assertThat(gate.read(Topics.TRACE).stream().map(TestRecord::value))
                    .hasSizeGreaterThan(5)
                    .hasOnlyElementsOfType(Tick.class);
            // When a trace comes all the same
            gate.send(trace("import", "person-0", "z", WEEK_10, "import", "late"), NOW);
            // Then it is refused, without a word of what it held
            assertThat(gate.read(Topics.DEAD_LETTER)).singleElement().satisfies(row -> {
                DeadLetter letter = (DeadLetter) row.value();
                assertThat(letter.getReason()).isEqualTo("a trace for a closed lane");
                assertThat(letter.getSource()).isEqualTo(GateDriver.PREFIX + Topics.TRACE.name());
            });
        }
    }

    @Test
    void shouldRejectALiveClockFromTheFutureAndTakeItFromAnImport(@TempDir Path directory) {
        try (GateDriver gate = new GateDriver(SETTINGS, StoreKind.MEMORY, 1, directory)) {
            // Given a clock more than a window ahead of the wall clock
            long ahead = NOW.toEpochMilli() + WEEK + 1;
            // When it is the live lane's
            gate.send(new Clock(LIVE, 0, ahead, null), NOW);
            // Then it moves nothing
            assertThat(gate.read(Topics.DEAD_LETTER)).hasSize(1);
            assertThat(gate.read(Topics.UNIT)).isEmpty();
            // When it is an import's
            gate.send(new Clock("import", 0, ahead, null), NOW);
            // Then it is that lane's own time
            assertThat(gate.read(Topics.DEAD_LETTER)).isEmpty();
            assertThat(gate.read(Topics.UNIT)).hasSize(1);
        }
    }

    @Test
    void shouldWriteARowIntoTheLedgerForEveryTransitionThatLeaves(@TempDir Path directory) {
        try (GateDriver gate = new GateDriver(SETTINGS, StoreKind.MEMORY, 1, directory)) {
            // Given five of ten persons with the same two transitions around something unknown
            crowd(gate, 10);
            for (int i = 0; i < 5; i++) {
                gate.send(trace(LIVE, "person-" + i, "trace-" + i, WEEK_10, "open", "check", "other", "close"), NOW);
            }
            gate.read(Topics.LEDGER);
            // When week 10 ends
            gate.send(new Clock(LIVE, 0, 11 * WEEK, null), NOW);
            // Then from the beginning, between the two known steps, and to the end, each in a unit of its own
            List<String> units = gate.read(Topics.UNIT).stream()
                    .filter(row -> row.value() instanceof Unit)
                    .map(TestRecord::key)
                    .toList();
            assertThat(units).hasSize(3).doesNotHaveDuplicates();
            List<TestRecord<String, SpecificRecord>> rows = gate.read(Topics.LEDGER);
            assertThat(rows).hasSize(15).extracting(TestRecord::key).doesNotHaveDuplicates();
            assertThat(rows)
                    .allSatisfy(row -> assertThat(place(row)).isEqualTo(Place.PUBLISHED))
                    .extracting(row -> ((LedgerEntry) row.value()).getUnit())
                    .containsOnly(units.toArray(String[]::new));
        }
    }

    /** Persons whose traces nobody shares. */
    private static void crowd(GateDriver gate, int persons) {
        for (int i = 0; i < persons; i++) {
            gate.send(trace(LIVE, "person-" + i, "own-" + i, WEEK_10, "alone" + i), NOW);
        }
    }

    /** Persons who share a variant. */
    private static void persons(GateDriver gate, int persons) {
        for (int i = 0; i < persons; i++) {
            gate.send(trace(LIVE, "person-" + i, "trace-" + i, WEEK_10, "open", "close"), NOW);
        }
    }

    private static Place place(TestRecord<String, SpecificRecord> row) {
        return ((LedgerEntry) row.value()).getPlace();
    }
}
