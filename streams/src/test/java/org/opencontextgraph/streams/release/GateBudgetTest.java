package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.streams.release.GateDriver.WEEK;
import static org.opencontextgraph.streams.release.GateDriver.trace;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.schema.message.WithdrawEpoch;
import org.opencontextgraph.streams.release.ReleaseDecision.Publish;

/** Input of a size that nobody expects: no record causes more than its budget, and nothing stays behind. */
class GateBudgetTest {
    private static final String LANE = "import";
    private static final String POOLS = "DEOV";
    private final GateRun gate = new GateRun(ReleaseSettings.standard(GateRun.secret(3)), 1);

    @AfterEach
    void noRecordMayCostMoreThanItsBudget() {
        assertThat(gate.mostOperations).isLessThanOrEqualTo(ReleaseSettings.BUDGET);
    }

    @Test
    void shouldCutAPoolThatIsLargerThanTheBudgetOfARecord() {
        // Given 30,000 entries of 3,000 persons in one pool, and as many people again who do something else
        people(6_000);
        for (int i = 0; i < 30_000; i++) {
            gate.send(trace(LANE, "person-" + i % 3_000, "shared-" + i, 10 * WEEK + i, "open", "close"));
        }
        // When
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        gate.settle();
        // Then all persons are in cohorts of five, ten entries of each, in several records
        List<Publish> units = gate.decisions(Publish.class);
        assertThat(units).hasSize(600);
        assertThat(units.stream().mapToLong(unit -> unit.unit().getCount()).sum())
                .isEqualTo(30_000);
        assertThat(gate.continuations).isGreaterThan(2);
    }

    @Test
    void shouldTakeATraceOfTenThousandStepsApartWithinTheBudget() {
        // Given a trace that is far too long for L0, and one label for each of its steps
        List<String> steps = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            steps.add("step" + i);
            times.add(10 * WEEK + i);
        }
        // When it comes, and everything comes to its end
        gate.send(new Trace(LANE, "everyone", "process", "person", "long", steps, times));
        gate.settle();
        assertThat(gate.rows.count('E')).isEqualTo(10_001);
        gate.send(new Close(LANE, 0, null));
        gate.settle();
        // Then nothing of it left, and nothing stays but that it was there
        assertThat(gate.decisions(Publish.class)).isEmpty();
        assertThat(gate.rows.content(POOLS)).isEmpty();
        assertThat(gate.rows.count('T')).isEqualTo(1);
    }

    @Test
    void shouldForgetAVocabularyOfAHundredThousandLabelsThatNobodyShares() {
        // Given
        for (int i = 0; i < 100_000; i++) {
            gate.send(trace(LANE, "person-" + i % 50, "own-" + i, 10 * WEEK + i, "label" + i));
        }
        // When
        gate.send(new Close(LANE, 0, null));
        gate.settle();
        // Then
        assertThat(gate.decisions(Publish.class)).isEmpty();
        assertThat(gate.rows.content(POOLS)).isEmpty();
    }

    @Test
    void shouldLetAPersonGoWhoBroughtMoreThanTheBudgetOfARecord() {
        // Given many units with one person in each, and thousands of entries that wait
        people(30);
        for (int week = 10; week < 110; week++) {
            for (int i = 0; i < 5; i++) {
                gate.send(trace(LANE, "person-" + i, "shared-" + week + "-" + i, week * WEEK, "open", "close"));
            }
        }
        for (int i = 0; i < 9_000; i++) {
            gate.send(trace(LANE, "person-0", "more-" + i, 109 * WEEK + i, "open", "close"));
        }
        gate.send(new Clock(LANE, 0, 110 * WEEK, null));
        gate.settle();
        assertThat(gate.decisions(Publish.class)).hasSizeGreaterThanOrEqualTo(100);
        // When the person leaves, and the day ends
        gate.send(new RetractPerson("person-0"));
        gate.settle();
        gate.send(new Sweep(0L));
        gate.settle();
        // Then everything of theirs is gone, and each of their units
        assertThat(gate.rows.places().keySet())
                .noneMatch(member -> member.person().equals("person-0"));
        assertThat(gate.withdrawn()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(gate.rows.count('W')).isZero();
    }

    @Test
    void shouldBearTimesFromTheEndOfTheWorldAndWordsAboutNobody() {
        // Given
        people(10);
        // When
        gate.send(new Clock(LANE, 0, 253_402_300_799_999L, null));
        gate.send(trace(LANE, "person-1", "late", 10 * WEEK, "open"));
        gate.send(new RetractPerson("nobody"));
        gate.send(new RetractTrace(new TraceRef(LANE, "everyone", "process", "nobody", "nothing")));
        gate.send(new RetractTrace(new TraceRef("no lane", "no scope", "no process", "nobody", "nothing")));
        gate.send(new MergePersons("nobody", "nobody else"));
        gate.send(new UnmergePersons("nobody"));
        gate.send(new UnmergePersons("nobody"));
        gate.send(new Sweep(0L));
        gate.send(new Close(LANE, 0, null));
        gate.settle();
        // Then
        assertThat(gate.decisions(ReleaseDecision.Rejected.class)).isEmpty();
        assertThat(gate.rows.content(POOLS + "AQ")).isEmpty();
        assertThat(gate.decisions(ReleaseDecision.PassClose.class)).hasSize(1);
    }

    @Test
    void shouldWithdrawAnEpochThatIsOverAndNothingOfItComesBack() {
        // Given units of an epoch, and entries that wait in it
        people(30);
        for (int i = 0; i < 20; i++) {
            gate.send(trace(LANE, "person-" + i, "shared-" + i, 10 * WEEK, "open", "close"));
        }
        gate.send(new Clock(LANE, 0, 11 * WEEK, null));
        for (int i = 0; i < 20; i++) {
            gate.send(trace(LANE, "person-" + i, "again-" + i, 11 * WEEK, "open", "close"));
        }
        // When k is raised, and what was published before is withdrawn
        gate.send(new Epoch(1L, 10, 10, WEEK, 4, 10, List.of()));
        gate.send(new WithdrawEpoch(0L));
        for (int i = 0; i < 20; i++) {
            gate.send(trace(LANE, "person-" + i, "new-" + i, 11 * WEEK, "open", "close"));
        }
        gate.send(new Close(LANE, 0, null));
        gate.settle();
        // Then only units of the new epoch are left
        List<Publish> units = gate.decisions(Publish.class);
        assertThat(gate.withdrawn()).hasSize(4).allMatch(unit -> unit.getEpoch() == 0);
        assertThat(units).filteredOn(unit -> unit.unit().getEpoch() == 1).hasSize(2);
        assertThat(units).filteredOn(unit -> unit.unit().getEpoch() == 0).hasSize(4);
        assertThat(units.getLast().unit().getK()).isEqualTo(10);
        assertThat(gate.rows.content(POOLS)).isEmpty();
    }

    /** Persons who are known in week 10 by traces that nobody shares. */
    private void people(int persons) {
        for (int i = 0; i < persons; i++) {
            gate.send(trace(LANE, "person-" + i, "own-" + i, 10 * WEEK, "alone" + i));
        }
    }
}
