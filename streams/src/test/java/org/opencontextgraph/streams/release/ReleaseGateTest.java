package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencontextgraph.streams.release.GateDriver.WEEK;
import static org.opencontextgraph.streams.release.GateDriver.trace;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.LedgerEntry;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.Place;
import org.opencontextgraph.schema.message.Quantiles;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Tick;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.schema.message.WithdrawEpoch;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;
import org.opencontextgraph.streams.release.ReleaseDecision.Rejected;
import org.opencontextgraph.streams.release.ReleaseDecision.Settle;
import org.opencontextgraph.streams.release.ReleaseDecision.Withdraw;

/** The gate's borders, one by one. */
class ReleaseGateTest {
    private static final String LANE = "import";
    private static final ReleaseSettings SETTINGS = ReleaseSettings.standard(GateRun.secret(7));

    private final GateRun gate = new GateRun(SETTINGS, 1);

    @ParameterizedTest(name = "entry waits {0} windows: published {1}")
    @CsvSource({"0, true", "4, true", "5, false"})
    void shouldCarryAnEntryForFourWindowsAfterItsOwn(int later, boolean published) {
        // Given a population, and four of five persons in week 10
        crowd(10);
        for (int i = 0; i < 4; i++) {
            gate.send(shared(i, 10));
        }
        // When the fifth comes so many weeks later
        gate.send(new Clock(LANE, 0, (10 + later) * WEEK, null));
        gate.send(shared(4, 10 + later));
        gate.send(new Clock(LANE, 0, (11 + later) * WEEK, null));
        // Then those present at the ticks 10 … 14 are still there, and nobody after
        assertThat(gate.decisions(Publish.class)).hasSize(published ? 1 : 0);
    }

    @Test
    void shouldPutALateTraceIntoTheFirstWindowWhoseTickHasNotBegun() {
        // Given five persons with company, one of them late, after the tick of week 10
        crowd(10);
        for (int i = 0; i < 4; i++) {
            gate.send(shared(i, 10));
        }
        gate.send(new Clock(LANE, 0, 12 * WEEK + 1, null));
        // When the fifth's trace of week 10 comes
        gate.send(shared(4, 10));
        // Then nothing happens to what is closed, and it counts in week 12
        assertThat(gate.decisions(Publish.class)).isEmpty();
        gate.send(new Clock(LANE, 0, 13 * WEEK, null));
        assertThat(gate.decisions(Publish.class))
                .singleElement()
                .satisfies(publish -> assertThat(publish.unit().getWindowEnd()).isEqualTo(13 * WEEK));
    }

    @ParameterizedTest(name = "{0} of {1} persons: published {2}")
    @CsvSource({"5, 9, false", "5, 10, true", "9, 10, true", "10, 10, false", "10, 11, false", "10, 12, true"})
    void shouldCutOnlyWhatIsNotWhatNearlyEverybodyDoes(int sharing, int population, boolean published) {
        // Given
        crowd(population);
        for (int i = 0; i < sharing; i++) {
            gate.send(shared(i, 10));
        }
        // When
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        // Then at least ten persons, and at most nine tenths of them (I9)
        assertThat(gate.decisions(Publish.class).isEmpty()).isEqualTo(!published);
    }

    @Test
    void shouldCountAThirdOfAUnitAtMostForOnePersonAndKeepTheRest() {
        // Given five persons, one of whom brings twenty
        crowd(10);
        for (int i = 0; i < 5; i++) {
            gate.send(shared(i, 10));
        }
        for (int i = 0; i < 19; i++) {
            gate.send(trace(LANE, "person-0", "more-" + i, 10 * WEEK + 10 + i, "open", "close"));
        }
        // When
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        // Then c = 2: 2 ≤ (2 + 4) / 3, and 3 > (3 + 4) / 3; oldest first
        assertThat(gate.decisions(Publish.class)).singleElement().satisfies(publish -> {
            assertThat(publish.unit().getCount()).isEqualTo(6);
            assertThat(publish.members())
                    .extracting(Member::trace)
                    .contains("shared-0", "more-0")
                    .doesNotContain("more-1");
        });
        assertThat(gate.rows.count('E')).isEqualTo(10 + 18);
    }

    @Test
    void shouldSplitTracesThatAreNotForL0AndCountTheirPersons() {
        // Given ten persons, of whom five bring nothing but what skips L0
        for (int i = 0; i < 3; i++) {
            gate.send(trace(LANE, "person-" + i, "other-" + i, 10 * WEEK, "open", "other"));
        }
        String[] long257 = Collections.nCopies(257, "step").toArray(String[]::new);
        for (int i = 3; i < 5; i++) {
            gate.send(trace(LANE, "person-" + i, "long-" + i, 9 * WEEK, long257));
        }
        for (int i = 5; i < 10; i++) {
            gate.send(shared(i, 10));
        }
        // When
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        // Then the ledger says that the five go as transitions, and they are in the population all the same
        assertThat(gate.decisions(Settle.class))
                .extracting(Settle::entry)
                .extracting(LedgerEntry::getPlace)
                .containsExactly(Place.SPLIT, Place.SPLIT, Place.SPLIT, Place.SPLIT, Place.SPLIT);
        assertThat(gate.decisions(Publish.class)).hasSize(1);
    }

    @Test
    void shouldNeverTakeBackInWhatWasTakenBack() {
        // Given a published unit
        crowd(10);
        for (int i = 0; i < 5; i++) {
            gate.send(shared(i, 10));
        }
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        // When one of its traces is retracted, and all are sent again with new company
        gate.send(new RetractTrace(new TraceRef(LANE, "everyone", "process", "person-0", "shared-0")));
        for (int i = 0; i < 5; i++) {
            gate.send(shared(i, 10));
        }
        gate.send(new Clock(LANE, 0, 30 * WEEK, null));
        // Then the unit is gone and stays gone
        assertThat(gate.decisions(Withdraw.class)).hasSize(1);
        assertThat(gate.decisions(Publish.class)).hasSize(1);
    }

    @Test
    void shouldKeepAUnitHiddenThatHasToGoWhateverIsResumed() {
        // Given a published unit with a trace that is suspended, and one that is retracted
        crowd(10);
        for (int i = 0; i < 5; i++) {
            gate.send(shared(i, 10));
        }
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        TraceRef suspended = new TraceRef(LANE, "everyone", "process", "person-0", "shared-0");
        gate.send(new SuspendTrace(suspended));
        gate.send(new RetractTrace(new TraceRef(LANE, "everyone", "process", "person-1", "shared-1")));
        // When the first may be read again
        gate.send(new ResumeTrace(suspended));
        // Then the unit stays hidden
        assertThat(gate.decisions(ReleaseDecision.Hide.class)).hasSize(1);
        assertThat(gate.decisions(ReleaseDecision.Show.class)).isEmpty();
    }

    @Test
    void shouldCountPersonsWhoAreOneAsOne() {
        // Given five persons, one of whom turns out to be another one
        crowd(10);
        for (int i = 0; i < 4; i++) {
            gate.send(shared(i, 10));
        }
        gate.send(new MergePersons("person-4", "person-0"));
        // When the trace of the fifth comes under the old name
        gate.send(shared(4, 10));
        gate.restart();
        gate.send(trace(LANE, "person-4", "another", 10 * WEEK, "open", "close"));
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        // Then it makes no fifth
        assertThat(gate.decisions(Publish.class)).isEmpty();
        // When that was a mistake
        gate.send(new UnmergePersons("person-4"));
        gate.send(new Clock(LANE, 0, 12 * WEEK, null));
        // Then there are five
        assertThat(gate.decisions(Publish.class))
                .singleElement()
                .satisfies(publish ->
                        assertThat(publish.members()).extracting(Member::person).contains("person-4"));
    }

    @ParameterizedTest(name = "of six new persons {0} turn out to be {1}: hidden {2}")
    @CsvSource({
        "fresh-1, fresh-0, false", // five are left
        "fresh-1:fresh-2, fresh-0, true",
        "person-0:fresh-1, fresh-0, true", // who was in the first unit is not fresh
        "fresh-0:fresh-1, person-3, true",
        "person-1:person-2, person-0, false" // survivors are not counted
    })
    void shouldHideAUnitWithSurvivorsWhenMergesLeaveFewerThanFiveNewPersons(
            String merged, String into, boolean hidden) {
        // Given a unit that had to go because one of its five left, and its survivors in another one with six new
        // persons
        crowd(30);
        for (int i = 0; i < 5; i++) {
            gate.send(shared(i, 10));
        }
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        gate.send(new RetractPerson("person-4"));
        for (int i = 0; i < 6; i++) {
            gate.send(trace(LANE, "fresh-" + i, "new-" + i, 11 * WEEK, "open", "close"));
        }
        gate.send(new Clock(LANE, 0, 12 * WEEK, null));
        assertThat(gate.decisions(Publish.class)).hasSize(2);
        Publish second = gate.decisions(Publish.class).getLast();
        assertThat(second.unit().getCount()).isEqualTo(10);
        // When some of its accounts turn out to be one human
        for (String person : merged.split(":", -1)) {
            gate.send(new MergePersons(person, into));
        }
        // Then it is hidden at once unless five new ones are left beside those of the first
        assertThat(gate.decisions(ReleaseDecision.Hide.class))
                .extracting(ReleaseDecision.Hide::row)
                .containsExactlyElementsOf(hidden ? List.of(second.unit()) : List.of());
        // and goes with the sweep, also if that was a mistake
        for (String person : merged.split(":", -1)) {
            gate.send(new UnmergePersons(person));
        }
        gate.send(new Sweep(0L));
        assertThat(gate.decisions(ReleaseDecision.Show.class)).isEmpty();
        assertThat(gate.withdrawn().contains(second.unit())).isEqualTo(hidden);
    }

    @Test
    void shouldTakeANewLabelWithoutAnEpochAndKeepTheMeaningsOfAnOldOneApartWithOne() {
        // Given a label that is new in week 11
        crowd(10);
        for (int i = 0; i < 5; i++) {
            gate.send(trace(LANE, "person-" + i, "new-" + i, 11 * WEEK, "open", "new", "close"));
        }
        // and an old one, used by four before its meaning changes and by one after that
        for (int i = 0; i < 4; i++) {
            gate.send(shared(i, 11));
        }
        gate.send(new Epoch(1L, 5, 10, WEEK, 4, 10, List.of()));
        gate.send(shared(4, 11));
        // When the week ends
        gate.send(new Clock(LANE, 0, 12 * WEEK, null));
        // Then the new label leaves, and the meanings of the old one are never counted together
        assertThat(gate.decisions(Publish.class))
                .singleElement()
                .satisfies(publish -> assertThat(publish.unit().getSteps()).containsExactly("open", "new", "close"));
    }

    @ParameterizedTest(name = "{0} of {1} for {2}: published {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "9; 20; group:lead; false",
                "10; 20; group:lead; true",
                "10; 19; group:lead; false",
                "9; 20; group:a,group:lead; false",
                "5; 20; group:a; true"
            })
    void shouldNeedMorePersonsWhereOneOfTheReadersIsAManager(
            int sharing, int population, String scope, boolean published) {
        // Given a gate that knows whose audience is a manager's
        GateRun strict = new GateRun(SETTINGS.withPolicy(new Policy(0, 5, 10, WEEK, 4, 10, List.of("group:lead"))), 1);
        for (int i = 0; i < population; i++) {
            strict.send(forReaders(scope, trace(LANE, "person-" + i, "own-" + i, 10 * WEEK, "alone" + i)));
        }
        // When so many persons share something
        for (int i = 0; i < sharing; i++) {
            strict.send(forReaders(scope, shared(i, 10)));
        }
        strict.send(new Clock(LANE, 0, 11 * WEEK, null));
        // Then ten are needed, and a population of twice as many
        assertThat(strict.decisions(Publish.class).isEmpty()).isEqualTo(!published);
    }

    @Test
    void shouldRefuseAnEpochBelowTheFloorAndGoOnAsBefore() {
        // Given
        crowd(10);
        // When somebody wants four to be enough
        List<ReleaseDecision> decisions = gate.send(new Epoch(1L, 4, 10, WEEK, 4, 10, List.of()));
        // Then that is audited and rejected, and four are not
        assertThat(decisions)
                .hasSize(2)
                .satisfiesExactlyInAnyOrder(
                        note -> assertThat(note).isInstanceOf(ReleaseDecision.Note.class),
                        rejected -> assertThat(rejected).isEqualTo(new Rejected("release.k is at least 5")));
        for (int i = 0; i < 4; i++) {
            gate.send(shared(i, 10));
        }
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        assertThat(gate.decisions(Publish.class)).isEmpty();
    }

    @Test
    void shouldCountAnEventOnAWindowsBorderInTheWindowThatBegins() {
        // Given five persons whose traces end where week 11 begins
        crowd(10);
        for (int i = 0; i < 5; i++) {
            gate.send(trace(LANE, "person-" + i, "border-" + i, 11 * WEEK, "once"));
        }
        // When week 10 ends
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        // Then they are not in it, but in week 11
        assertThat(gate.decisions(Publish.class)).isEmpty();
        gate.send(new Clock(LANE, 0, 12 * WEEK, null));
        assertThat(gate.decisions(Publish.class))
                .singleElement()
                .satisfies(publish -> assertThat(publish.unit().getWindowEnd()).isEqualTo(12 * WEEK));
    }

    @ParameterizedTest(name = "{0} persons: p25 {1}, p75 {2}, p10 {3}, p90 {4}")
    @CsvSource({"11, , , ,", "12, 2, 8, ,", "29, 7, 21, ,", "30, 7, 22, 2, 26"})
    void shouldPublishQuantilesThatEnoughPersonsSupport(
            int persons, @Nullable Integer p25, @Nullable Integer p75, @Nullable Integer p10, @Nullable Integer p90) {
        // Given persons, each of whom takes a fifth longer than the one before: from bucket 0 on, one each
        crowd(50);
        for (int i = 0; i < persons; i++) {
            long longer = Math.round(1_050 * Math.pow(1.2, i));
            gate.send(new Trace(
                    LANE,
                    "everyone",
                    "process",
                    "person-" + i,
                    "shared-" + i,
                    List.of("open", "close"),
                    List.of(10 * WEEK, 10 * WEEK + longer)));
        }
        // When
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        // Then
        List<CutTiming> rows = gate.decisions(ReleaseDecision.PublishTiming.class).stream()
                .map(ReleaseDecision.PublishTiming::timing)
                .toList();
        if (p25 == null) {
            assertThat(rows).isEmpty();
        } else {
            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row.getGaps()).containsExactly(new Quantiles(p25, p75, p10, p90));
                assertThat(row.getTotal()).isEqualTo(new Quantiles(p25, p75, p10, p90));
            });
        }
    }

    @ParameterizedTest(name = "{1} of {0} persons turn out to be others: withdrawn {2}")
    @CsvSource({
        "12, 0, false",
        "12, 1, true",
        "13, 1, false",
        "13, 2, true",
        "30, 1, true",
        "35, 5, false",
        "35, 6, true"
    })
    void shouldWithdrawATimingRowWhosePersonsTurnOutToBeTooFew(int persons, int merges, boolean withdrawn) {
        // Given a cut with a timing row, of quartiles or of deciles too
        crowd(50);
        for (int i = 0; i < persons; i++) {
            gate.send(shared(i, 10));
        }
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        CutTiming timing =
                gate.decisions(ReleaseDecision.PublishTiming.class).getFirst().timing();
        List<Publish> units = gate.decisions(Publish.class);
        // When so many pairs of persons in neighbouring units turn out to be one, no two of the same unit
        for (int pair = 0; pair < merges; pair++) {
            Member one = units.get(2 * (pair / 5)).members().get(pair % 5);
            Member other = units.get(2 * (pair / 5) + 1).members().get(pair % 5);
            gate.send(new MergePersons(other.person(), one.person()));
        }
        // Then it goes at once, for good, and its units stay
        assertThat(gate.decisions(Withdraw.class))
                .extracting(Withdraw::row)
                .containsExactlyElementsOf(withdrawn ? List.of(timing) : List.of());
        assertThat(gate.decisions(ReleaseDecision.Hide.class)).isEmpty();
        units.forEach(unit -> unit.members().forEach(member -> gate.send(new UnmergePersons(member.person()))));
        gate.send(new Sweep(0L));
        assertThat(gate.decisions(ReleaseDecision.PublishTiming.class)).hasSize(1);
        assertThat(gate.withdrawn()).isEmpty();
    }

    @Test
    void shouldDropASurvivorWhoseUnitWasWithdrawnForTheFifthTime() {
        // Given somebody with company
        crowd(20);
        gate.send(shared(0, 10));
        for (int round = 0; round < 7; round++) {
            // When five come, and leave after the cut, week by week
            for (int i = 0; i < 5; i++) {
                String guest = "guest-" + round + "-" + i;
                gate.send(trace(LANE, guest, "of-" + guest, (10L + round) * WEEK, "open", "close"));
            }
            gate.send(new Clock(LANE, 0, (11 + round) * WEEK, null));
            for (int i = 0; i < 5; i++) {
                gate.send(new RetractPerson("guest-" + round + "-" + i));
            }
        }
        // Then the trace went through five units, and was dropped with the fifth
        assertThat(gate.decisions(Publish.class).stream()
                        .filter(publish -> publish.members().contains(new Member("person-0", "shared-0", 0))))
                .hasSize(5);
        assertThat(gate.decisions(Settle.class).stream()
                        .map(Settle::entry)
                        .filter(entry -> entry.getTrace().equals("shared-0"))
                        .reduce((first, last) -> last))
                .hasValueSatisfying(last -> assertThat(last.getPlace()).isEqualTo(Place.DROPPED));
    }

    @Test
    void shouldShowATimingRowAgainWithTheLastOfItsUnits() {
        // Given a cut of two cohorts, a trace of each of them suspended
        crowd(20);
        for (int i = 0; i < 12; i++) {
            gate.send(shared(i, 10));
        }
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        List<TraceRef> suspended = gate.decisions(Publish.class).stream()
                .map(publish -> publish.members().getFirst())
                .map(member -> new TraceRef(LANE, "everyone", "process", member.person(), member.trace()))
                .toList();
        assertThat(suspended).hasSize(2);
        suspended.forEach(trace -> gate.send(new SuspendTrace(trace)));
        // When one is resumed, and then the other
        List<ReleaseDecision> one = gate.send(new ResumeTrace(suspended.getFirst()));
        List<ReleaseDecision> both = gate.send(new ResumeTrace(suspended.getLast()));
        // Then first a unit comes back alone, then the other one and the timing row of both
        assertThat(one)
                .singleElement()
                .satisfies(shown -> assertThat(isTiming(shown)).isFalse());
        assertThat(both).hasSize(2).filteredOn(ReleaseGateTest::isTiming).hasSize(1);
    }

    @Test
    void shouldIgnoreATickThatComesTwice() {
        // Given a gate with more to do than one record may cause
        GateRun small = new GateRun(SETTINGS.withBudget(1), 1);
        for (int i = 0; i < 10; i++) {
            small.send(shared(i, 10));
        }
        SpecificRecord tick = small.send(new Clock(LANE, 0, 30 * WEEK, null)).stream()
                .filter(ReleaseDecision.GoOn.class::isInstance)
                .map(decision -> ((ReleaseDecision.GoOn) decision).tick())
                .findFirst()
                .orElseThrow();
        // When its tick comes back, and comes back again
        assertThat(small.send(tick)).isNotEmpty();
        // Then the second one says nothing
        assertThat(small.send(tick)).isEmpty();
    }

    static Stream<SpecificRecord> senseless() {
        List<Long> times = List.of(1L, 2L);
        List<String> steps = List.of("a", "b");
        return Stream.of(
                new Trace("", "everyone", "process", "p", "t", steps, times),
                new Trace("live", "", "process", "p", "t", steps, times),
                new Trace("live", "everyone", "", "p", "t", steps, times),
                new Trace("live", "everyone", "process", "", "t", steps, times),
                new Trace("live", "everyone", "process", "p", "", steps, times),
                new Trace("live", "everyone", "process", "p", "t", steps, List.of(1L)),
                new Trace("live", "everyone", "process", "p", "t", List.of(), List.of()),
                new Trace("live", "everyone", "process", "p", "t", steps, List.of(1L, Long.MAX_VALUE)),
                new Clock("import", 1, 5L, null),
                new Clock("import", -1, 5L, null),
                new Clock("import", 0, Long.MAX_VALUE, null),
                new Close("import", 7, null),
                new MergePersons("p", "p"),
                new MergePersons("p", ""),
                new WithdrawEpoch(0L),
                new WithdrawEpoch(7L),
                new Epoch(1L, 4, 10, WEEK, 4, 10, List.of()),
                new Epoch(1L, 5, 9, WEEK, 4, 10, List.of()),
                new Epoch(1L, 5, 10, 0L, 4, 10, List.of()),
                new Epoch(1L, 5, 10, WEEK, -1, 10, List.of()),
                new Epoch(1L, 5, 10, WEEK, 4, 0, List.of()),
                new Epoch(0L, 5, 10, WEEK, 4, 10, List.of()),
                new Tick("live", 3000L, 1L));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void shouldRejectWhatMakesNoSenseAndGoOn(SpecificRecord message) {
        // When
        List<ReleaseDecision> decisions = gate.send(message);
        // Then
        assertThat(decisions)
                .filteredOn(decision -> !(decision instanceof ReleaseDecision.Note))
                .singleElement()
                .isInstanceOf(Rejected.class);
        assertThat(gate.rows.content("ADEFGHIKLNOPQSTUVWY")).isEmpty();
    }

    @Test
    void shouldRefuseSettingsBelowTheFloor() {
        assertThatThrownBy(() -> SETTINGS.withPolicy(new Policy(0, 4, 10, WEEK, 4, 10, List.of())))
                .hasMessage("release.k is at least 5");
        assertThatThrownBy(() -> SETTINGS.withPolicy(new Policy(0, 5, 9, WEEK, 4, 10, List.of())))
                .hasMessage("release.k for managers is at least 10");
        assertThatThrownBy(() -> new ReleaseSecret(new byte[31])).hasMessage("the release secret has 32 bytes, not 31");
        assertThat(SETTINGS.toString()).contains("ReleaseSecret[hidden]");
    }

    /** Persons whose traces of week 10 nobody shares. */
    private void crowd(int persons) {
        for (int i = 0; i < persons; i++) {
            gate.send(trace(LANE, "person-" + i, "own-" + i, 10 * WEEK, "alone" + i));
        }
    }

    private static boolean isTiming(ReleaseDecision decision) {
        return decision instanceof ReleaseDecision.Show(SpecificRecord row) && row instanceof CutTiming;
    }

    private static Trace forReaders(String scope, Trace trace) {
        return new Trace(
                trace.getLane(),
                scope,
                trace.getProcess(),
                trace.getPerson(),
                trace.getTrace(),
                trace.getSteps(),
                trace.getTimes());
    }

    private static Trace shared(int person, long week) {
        return trace(LANE, "person-" + person, "shared-" + person, week * WEEK, "open", "close");
    }
}
